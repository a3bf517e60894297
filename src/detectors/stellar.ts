import type { Detector } from './detector.js';

export const stellar = {
  provider: 'stellar',
  docs: 'https://developers.stellar.org/docs/learn/encyclopedia/security/signatures-multisig',
  rules: [
    {
      // The last two of 35 bytes are a CRC.
      id: 'stellar-secret-seed',
      kind: 'secret seed of an account',
      severity: 'critical',
      keywords: ['stellar', 'secret_seed', 'secretseed', 'secret-seed'],
      pattern: String.raw`(?<secret>S[A-Z2-7]{55})`,
      boundary: 'base64url',
      maxBytes: 140,
      checksum: 'stellar-crc16',
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
