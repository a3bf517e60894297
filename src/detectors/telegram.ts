import type { Detector } from './detector.js';

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
  ],
} as const satisfies Detector;
