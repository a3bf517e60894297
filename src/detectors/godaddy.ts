import type { Detector } from './detector.js';

export const godaddy = {
  provider: 'godaddy',
  docs: 'https://developer.godaddy.com/getstarted',
  rules: [
    {
      id: 'godaddy-api-key',
      kind: 'API key, the public half',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['godaddy'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{11,12}_[A-Za-z0-9]{21,22})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'godaddy-api-secret',
      kind: 'secret of an API key',
      severity: 'high',
      keywords: ['godaddy'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{22})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      pairWith: { rule: 'godaddy-api-key', withinBytes: 300, companion: 'key-id' },
    },
    {
      id: 'godaddy-sso-key',
      kind: 'API key and secret in a header',
      severity: 'high',
      keywords: ['sso-key'],
      pattern: String.raw`(?i)sso-key[ \t]+(?<secret>(?<key_id>[A-Za-z0-9]{11,12}_[A-Za-z0-9]{21,22}):[A-Za-z0-9]{22})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
