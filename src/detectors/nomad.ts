import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const nomad = {
  provider: 'nomad',
  docs: 'https://developer.hashicorp.com/nomad/docs/secure/acl/tokens',
  rules: [
    {
      id: 'nomad-acl-token',
      kind: 'ACL token',
      severity: 'high',
      keywords: ['nomad'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
