import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const keypair = join(
  '173,218,150,23,225,249,212,62,123,141,173,74,125,64,206,25',
  '4,90,211,243,228,189,174,14,159,154,229,188,148,194,9,94,1',
  '96,109,181,246,7,57,224,48,27,87,219,147,154,135,220,47,20',
  '9,80,24,249,15,5,147,108,101,213,31,44,101,77,84,119,183',
);
const privateKey = join('YBo1ra2JMQ5hTz669RyTh4mJ8hJ11qinY3MQYjFH9P6A', 'Pa8cRrfjZ1hQUDSXmjJHqHRuYW2uYtd3TvSn5uFgPZZ');

export const solanaExamples: DetectorExamples = {
  positive: {
    'solana-keypair': [
      `const keypair = Keypair.fromSecretKey(Uint8Array.from([${keypair}]));`,
      `solana_id: [${keypair}]`,
    ],
    'solana-private-key': [`SOLANA_PRIVATE_KEY=${privateKey}`, `{"solanaPrivateKey": "${privateKey}"}`],
  },
  negative: [
    { why: 'bytes of something shorter', text: 'solana keypair: [12, 7, 201, 33, 90]' },
    { why: 'a value of that form beside the word (private key)', text: `solana build ${privateKey}` },
    { why: 'a reference (private key)', text: 'SOLANA_PRIVATE_KEY=${SOLANA_PRIVATE_KEY}' },
  ],
};
