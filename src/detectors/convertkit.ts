import type { Detector } from './detector.js';

export const convertkit = {
  provider: 'convertkit',
  docs: 'https://developers.kit.com/api-reference/authentication',
  rules: [
    {
      id: 'convertkit-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['kit_'],
      pattern: String.raw`(?<secret>kit_[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 48,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'convertkit-api-secret',
      kind: 'API secret (third version)',
      severity: 'medium',
      keywords: ['convertkit'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
