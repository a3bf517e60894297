import type { Detector } from './detector.js';

export const scaleway = {
  provider: 'scaleway',
  docs: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
  rules: [
    {
      id: 'scaleway-secret-key',
      kind: 'secret key',
      severity: 'high',
      keywords: ['scaleway', 'scw_secret', 'scw-secret', 'scwsecret', 'scw_token', 'scw-token', 'scwtoken'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'scaleway-access-key', withinBytes: 512, companion: 'key-id' },
      specificity: 60,
    },
    {
      id: 'scaleway-access-key',
      kind: 'access key id without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['"scw', "'scw", '=scw', ' scw', ':scw', 'scaleway'],
      pattern: String.raw`(?<secret>SCW[A-Z0-9]{17})`,
      boundary: 'base64url',
      maxBytes: 64,
      minEntropy: 3.3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
