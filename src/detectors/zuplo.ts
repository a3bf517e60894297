import type { Detector } from './detector.js';

export const zuplo = {
  provider: 'zuplo',
  docs: 'https://zuplo.com/docs/articles/api-key-management',
  rules: [
    {
      // Ends in a CRC32 of the 32 characters in the middle.
      id: 'zuplo-api-key',
      kind: 'API key of a consumer',
      severity: 'medium',
      keywords: ['zpka_'],
      pattern: String.raw`(?<secret>zpka_[a-z0-9]{32}_[0-9a-f]{8})`,
      boundary: 'base64url',
      minEntropy: 3,
      checksum: 'zuplo-crc32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
