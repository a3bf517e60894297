import type { Detector } from './detector.js';

export const reviewboard = {
  provider: 'reviewboard',
  docs: 'https://www.reviewboard.org/docs/manual/latest/webapi/authenticating/',
  rules: [
    {
      // The last six characters are a checksum; the first release wrote it with other digits.
      id: 'reviewboard-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['rbp_'],
      pattern: String.raw`(?<secret>rbp_[A-Za-z0-9]{20,251})`,
      boundary: 'base64url',
      maxBytes: 300,
      minEntropy: 3.5,
      checksum: 'reviewboard-crc32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
