import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const keyPair = join(
  'TJ',
  '0XQqNKULE8bnJ88MIGsbppiOWuM9WLW3ynzAKWUuQbH',
  'cHH7lSWzHLzA+rpLzlhZMVFG9Q2wHUfVPJbQfe15M==',
);

export const krakenExamples: DetectorExamples = {
  positive: {
    'kraken-key-pair': [
      `KRAKEN_PRIVATE_KEY=${keyPair}`,
      `kraken_private_key: '${keyPair}'`,
      `kraken:\n  api_key: ${keyPair}`,
    ],
  },
  negative: [
    { why: 'private key of an API key: a reference', text: 'KRAKEN_PRIVATE_KEY=${KRAKEN_PRIVATE_KEY}' },
    { why: 'private key of an API key: given to no name', text: `about kraken: see ${keyPair}` },
    { why: 'private key of an API key: one character short', text: `kraken: "${keyPair.slice(0, -1)}"` },
  ],
};
