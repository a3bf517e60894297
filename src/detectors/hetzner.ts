import type { Detector } from './detector.js';

export const hetzner = {
  provider: 'hetzner',
  docs: 'https://docs.hetzner.cloud/reference/cloud#authentication',
  rules: [
    {
      id: 'hetzner-cloud-token',
      kind: 'cloud API token',
      severity: 'high',
      keywords: ['hetzner', 'hcloud'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
