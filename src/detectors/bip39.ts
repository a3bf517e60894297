import type { Detector } from './detector.js';

export const bip39 = {
  provider: 'bip39',
  docs: 'https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki',
  rules: [
    {
      // Words of 3 to 8 letters, 12, 15, 18, 21 or 24 of them. Phrases for tests repeat a word or two, and have
      // little entropy.
      id: 'bip39-mnemonic',
      kind: 'seed phrase of a wallet',
      severity: 'critical',
      keywords: [
        'mnemonic',
        'seed_phrase',
        'seed phrase',
        'seedphrase',
        'seed-phrase',
        'recovery phrase',
        'recovery_phrase',
        'recoveryphrase',
        'wallet_seed',
      ],
      pattern: String.raw`(?i:mnemonic|(?:seed|recovery)[ _-]?phrase|wallet_seed)(?i:[a-z0-9_ ]{0,24})\\?["'\x60]?[ \t]*(?:=>|:=|[:=,(])[ \t]*\\?["'\x60]?(?<secret>[a-z]{3,8}(?: [a-z]{3,8}){11}(?:(?: [a-z]{3,8}){3}){0,4})(?:[\r\n"'\\\x60<]|$)`,
      boundary: 'alphanumeric',
      maxBytes: 400,
      minEntropy: 3.4,
      checksum: 'bip39-sha256',
      judge: 'random',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
