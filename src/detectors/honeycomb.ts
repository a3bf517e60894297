import type { Detector } from './detector.js';

// The letter behind `hc` names the region.
export const honeycomb = {
  provider: 'honeycomb',
  docs: 'https://docs.honeycomb.io/configure/environments/manage-api-keys/',
  rules: [
    {
      id: 'honeycomb-configuration-key',
      kind: 'configuration or environment key',
      severity: 'high',
      keywords: ['honeycomb'],
      pattern: String.raw`(?<secret>(?:[A-Za-z0-9]{22}|[a-f0-9]{32}))`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'honeycomb-ingest-key',
      kind: 'ingest key',
      severity: 'low',
      keywords: ['hcaik_', 'hcbik_', 'honeycomb'],
      pattern: String.raw`(?<secret>hc[a-z]ik_[a-z0-9]{58})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'honeycomb-management-key',
      kind: 'management key, id and secret',
      severity: 'high',
      keywords: ['hcamk_', 'hcbmk_', 'honeycomb'],
      pattern: String.raw`(?<secret>hc[a-z]mk_[a-z0-9]{26}:[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
