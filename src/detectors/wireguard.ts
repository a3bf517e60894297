import type { Detector } from './detector.js';

// 32 bytes in base64, so that the last character before the pad is one of sixteen.
export const wireguard = {
  provider: 'wireguard',
  docs: 'https://www.wireguard.com/quickstart/',
  rules: [
    {
      id: 'wireguard-private-key',
      kind: 'private key of an interface',
      severity: 'high',
      keywords: ['privatekey', 'private_key'],
      pattern: String.raw`(?i:Private_?Key)["']?[ \t]*[:=][ \t]*["']?(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)`,
      boundary: 'base64',
      maxBytes: 100,
      minEntropy: 4,
      judge: 'random',
      specificity: 75,
    },
    {
      id: 'wireguard-preshared-key',
      kind: 'key that two peers share',
      severity: 'medium',
      keywords: ['presharedkey', 'preshared_key', 'pre_shared_key'],
      pattern: String.raw`(?i:Pre_?Shared_?Key)["']?[ \t]*[:=][ \t]*["']?(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)`,
      boundary: 'base64',
      maxBytes: 100,
      minEntropy: 4,
      judge: 'random',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
