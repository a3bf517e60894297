import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const wif = join('KxoUjKRs4s8bFFBv5a7JS9FeTG', 'yc1PLjXytKVm9H4UnJwffJQsCd');
const extendedPrivateKey = join(
  'xp',
  'rv9s21ZrQH143K3YtNhFgGVyWusPE7AQj4yRm3exTeJPa5tuhNZ8weY',
  '8Cf4HZBdBnQyZuy6iJKZEBbYr9Khbyox58DSVZ9KHmzUUymk7M5noU',
);

export const bitcoinExamples: DetectorExamples = {
  positive: {
    'bitcoin-wif': [`BITCOIN_PRIVATE_KEY=${wif}`, `bitcoin-cli importprivkey "${wif}"`],
    'bitcoin-extended-private-key': [`WALLET=${extendedPrivateKey}`, `"xpriv": "${extendedPrivateKey}"`],
  },
  negative: [
    { why: 'private key in the wallet import format one character short', text: `BITCOIN_SID=${wif.slice(0, -1)}` },
    {
      why: 'private key in the wallet import format beside the name, given to nothing',
      text: `importprivkey at ${wif}`,
    },
    { why: 'a reference', text: `BITCOIN_API_KEY=\${BITCOIN_API_KEY}` },
    { why: 'extended private key one character short', text: `see ${extendedPrivateKey.slice(0, -1)}` },
  ],
};
