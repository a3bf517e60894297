import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const telegram = {
  provider: 'telegram',
  docs: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  rules: [
    {
      // The bot's id, then 35 characters that begin with `AA`; no check.
      id: 'telegram-bot-token',
      kind: 'bot token',
      severity: 'high',
      keywords: [':aa'],
      exactKeyword: ':AA',
      pattern: String.raw`(?<secret>(?<bot_id>[0-9]{8,10}):AA[A-Za-z0-9_-]{33})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 80,
    },
    {
      id: 'telegram-api-hash',
      kind: 'hash of an app id',
      severity: 'medium',
      keywords: ['api_hash', 'api-hash', 'apihash', 'api.hash'],
      pattern: String.raw`(?i:api[._-]?hash)${SIGN}(?<secret>[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      minEntropy: 3,
      judge: 'random',
      specificity: 60,
      siblings: { 'api-id': ['apiid', 'telegramapiid', 'tgapiid'] },
    },
  ],
} as const satisfies Detector;
