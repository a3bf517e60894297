import type { Detector } from './detector.js';

export const luno = {
  provider: 'luno',
  docs: 'https://www.luno.com/en/developers/api',
  rules: [
    {
      id: 'luno-key-pair',
      kind: 'secret of an API key',
      severity: 'high',
      keywords: ['luno'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['lunoapikeyid', 'apikeyid', 'keyid'] },
    },
  ],
} as const satisfies Detector;
