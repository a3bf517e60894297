import type { Detector } from './detector.js';

export const unkey = {
  provider: 'unkey',
  docs: 'https://www.unkey.com/docs/security/root-keys',
  rules: [
    {
      id: 'unkey-root-key',
      kind: 'root key',
      severity: 'high',
      keywords: ['unkey_'],
      pattern: String.raw`(?<secret>unkey_[A-Za-z0-9]{20,32})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
