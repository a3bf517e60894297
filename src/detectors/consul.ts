import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const consul = {
  provider: 'consul',
  docs: 'https://developer.hashicorp.com/consul/docs/secure/acl/token',
  rules: [
    {
      id: 'consul-acl-token',
      kind: 'ACL token',
      severity: 'high',
      keywords: ['consul'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
