import type { Detector } from './detector.js';

export const solana = {
  provider: 'solana',
  docs: 'https://solana.com/docs/intro/installation/solana-cli-basics',
  rules: [
    {
      // Secret and public half, 32 bytes each. A file id.json holds only the array: no word tells it there.
      id: 'solana-keypair',
      kind: 'keypair as the numbers of its bytes',
      severity: 'critical',
      keywords: ['solana', 'keypair', 'secretkey', 'secret_key'],
      pattern: String.raw`\[\s*(?<secret>(?:[0-9]{1,3}\s*,\s*){63}[0-9]{1,3})\s*\]`,
      boundary: 'none',
      maxBytes: 512,
      minEntropy: 2.5,
      judge: 'random',
      specificity: 70,
    },
    {
      id: 'solana-private-key',
      kind: 'keypair in base58',
      severity: 'critical',
      keywords: ['solana', 'phantom'],
      pattern: String.raw`(?<secret>[1-9A-HJ-NP-Za-km-z]{87,88})`,
      boundary: 'base64url',
      maxBytes: 256,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
