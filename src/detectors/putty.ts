import type { Detector } from './detector.js';

export const putty = {
  provider: 'putty',
  docs: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html',
  rules: [
    {
      id: 'putty-private-key',
      kind: 'private key file',
      severity: 'critical',
      keywords: ['putty-user-key-file-'],
      pattern: String.raw`(?<secret>PuTTY-User-Key-File-[23]: [^\r\n]{4,60}\r?\nEncryption: none\r?\n(?:[^\r\n]*\r?\n)*?Private-MAC: [0-9a-f]{40,64})`,
      boundary: 'none',
      maxBytes: 8192,
      minEntropy: 3,
      checksum: 'putty-mac',
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'putty-encrypted-private-key',
      kind: 'private key file with a passphrase',
      severity: 'low',
      keywords: ['putty-user-key-file-'],
      pattern: String.raw`(?<secret>PuTTY-User-Key-File-[23]: [^\r\n]{4,60}\r?\nEncryption: aes[^\r\n]{3,20}\r?\n(?:[^\r\n]*\r?\n)*?Private-MAC: [0-9a-f]{40,64})`,
      boundary: 'none',
      maxBytes: 8192,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
