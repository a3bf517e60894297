import type { Detector } from './detector.js';

export const lemonsqueezy = {
  provider: 'lemonsqueezy',
  docs: 'https://docs.lemonsqueezy.com/api/getting-started/requests',
  rules: [
    {
      id: 'lemonsqueezy-api-key',
      kind: 'API key (JSON Web Token)',
      severity: 'high',
      keywords: ['lemonsqueezy', 'lemon_squeezy', 'lemon-squeezy'],
      pattern: String.raw`(?i)lemon[_-]?squeezy[^\r\n]{0,80}?(?<secret>(?-i:eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+))`,
      boundary: 'base64url',
      maxBytes: 2048,
      judge: 'jwt',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
