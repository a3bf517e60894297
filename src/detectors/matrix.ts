import type { Detector } from './detector.js';

export const matrix = {
  provider: 'matrix',
  docs: 'https://spec.matrix.org/latest/client-server-api/#client-authentication',
  rules: [
    {
      // Local name in base64, a random part and six characters of check.
      id: 'matrix-access-token',
      kind: 'access or refresh token of Synapse',
      severity: 'high',
      keywords: ['syt_', 'syr_'],
      pattern: String.raw`(?<secret>sy[tr]_[A-Za-z0-9+/_-]{4,80}_[A-Za-z]{20}_[A-Za-z0-9]{6})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      checksum: 'matrix-crc32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
