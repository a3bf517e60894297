import type { Detector } from './detector.js';

export const age = {
  provider: 'age',
  docs: 'https://age-encryption.org',
  rules: [
    {
      // Bech32 in capitals: the last six characters are a check.
      id: 'age-secret-key',
      kind: 'identity (X25519 private key)',
      severity: 'critical',
      keywords: ['age-secret-key-1'],
      exactKeyword: 'AGE-SECRET-KEY-1',
      pattern: String.raw`(?<secret>AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'bech32',
      judge: 'random',
    },
    {
      // Bech32 too; only examples tell the length.
      id: 'age-pq-secret-key',
      kind: 'identity (post-quantum hybrid private key)',
      severity: 'critical',
      keywords: ['age-secret-key-pq-1'],
      exactKeyword: 'AGE-SECRET-KEY-PQ-1',
      pattern: String.raw`(?<secret>AGE-SECRET-KEY-PQ-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58,300})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'bech32',
      judge: 'random',
    },
  ],
} as const satisfies Detector;
