import type { Detector } from './detector.js';

export const discord = {
  provider: 'discord',
  docs: 'https://discord.com/developers/docs/reference#authentication',
  rules: [
    {
      // Three parts without a literal: the bot's id in base64, a time, a signature. Words near it lead there.
      id: 'discord-bot-token',
      kind: 'bot token',
      severity: 'high',
      keywords: ['discord', 'bot_token', 'bottoken', 'bot-token', 'authorization: bot', '.login(', '.run('],
      pattern: String.raw`(?<secret>[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40})`,
      boundary: 'base64url',
      judge: 'discord-token',
      specificity: 85,
    },
    {
      id: 'discord-webhook-url',
      kind: 'webhook URL',
      severity: 'medium',
      keywords: ['discord.com', 'discordapp.com'],
      pattern: String.raw`(?<secret>https?:\\?/\\?/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\\?/api(?:\\?/v[0-9]+)?\\?/webhooks\\?/[0-9]{17,20}\\?/[A-Za-z0-9_-]{60,80})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
