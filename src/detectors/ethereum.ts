import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const ethereum = {
  provider: 'ethereum',
  docs: 'https://ethereum.org/en/developers/docs/accounts/',
  rules: [
    {
      // Without `0x` the name has to speak of Ethereum, since other curves have keys of 32 bytes too.
      id: 'ethereum-private-key',
      kind: 'private key of an account',
      severity: 'critical',
      keywords: [
        'private_key',
        'privatekey',
        'private-key',
        'priv_key',
        'privkey',
        'deployer',
        'wallet_key',
        'walletkey',
        'ethereum',
        'eth_',
        'accounts:',
      ],
      pattern: String.raw`(?:(?i:(?:private|priv|wallet|deployer|eth[a-z]{0,8})[a-z0-9_.-]{0,12}key[a-z0-9_]{0,12}|accounts)${SIGN}(?:\[\s*["'\x60])?(?<secret>0x[a-fA-F0-9]{64})|(?i:(?:eth|ethereum|wallet|deployer|metamask)[a-z0-9_.-]{0,12}(?:private|priv)[a-z0-9_.-]{0,4}key)${SIGN}(?<secret__bare>[a-fA-F0-9]{64}))`,
      boundary: 'alphanumeric',
      minEntropy: 3.2,
      judge: 'random',
      specificity: 65,
    },
    {
      // As strong as its password, which can be guessed offline.
      id: 'ethereum-keystore',
      kind: 'encrypted private key (keystore file)',
      severity: 'low',
      keywords: ['kdfparams'],
      pattern: String.raw`"ciphertext"\s*:\s*"(?<secret>[0-9a-f]{64})"`,
      boundary: 'alphanumeric',
      maxBytes: 600,
      minEntropy: 3,
      judge: 'random',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
