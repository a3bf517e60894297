import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const alchemy = {
  provider: 'alchemy',
  docs: 'https://www.alchemy.com/docs/how-to-use-api-keys-in-http-headers',
  rules: [
    {
      id: 'alchemy-auth-token',
      kind: 'auth token',
      severity: 'medium',
      keywords: ['alcht_'],
      pattern: String.raw`(?<secret>alcht_[A-Za-z0-9]{30})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'alchemy-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['g.alchemy.com', 'alchemy_', 'alchemyapi', 'alchemykey'],
      pattern: String.raw`(?i:\.alchemy(?:api)?\.(?:com|io)\\?/(?:nft\\?/)?v[0-9]\\?/|alchemy[a-z0-9_.-]{0,16}key${SIGN})(?<secret>[A-Za-z0-9_-]{32})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
