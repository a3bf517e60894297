import type { Detector } from './detector.js';

// Base58 whose last four bytes are a check.
export const bitcoin = {
  provider: 'bitcoin',
  docs: 'https://developer.bitcoin.org/devguide/wallets.html',
  rules: [
    {
      // Begins with 5, K or L, on the test network with 9 or c.
      id: 'bitcoin-wif',
      kind: 'private key in the wallet import format',
      severity: 'critical',
      keywords: [
        'importprivkey',
        'bitcoin',
        'privkey',
        'priv_key',
        'private_key',
        'privatekey',
        'wif',
        'priv-key',
        'private-key',
      ],
      pattern: String.raw`(?<secret>5[1-9A-HJ-NP-Za-km-z]{50}|[KL][1-9A-HJ-NP-Za-km-z]{51}|9[1-9A-HJ-NP-Za-km-z]{50}|c[1-9A-HJ-NP-Za-km-z]{51})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      minEntropy: 4.2,
      checksum: 'base58-sha256',
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'bitcoin-extended-private-key',
      kind: 'extended private key (BIP 32)',
      severity: 'critical',
      keywords: ['xprv', 'yprv', 'zprv', 'tprv', 'uprv', 'vprv'],
      pattern: String.raw`(?<secret>[xyztuv]prv[1-9A-HJ-NP-Za-km-z]{107})`,
      boundary: 'alphanumeric',
      minEntropy: 4,
      checksum: 'base58-sha256',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
