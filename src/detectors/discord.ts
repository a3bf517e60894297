import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

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
      pattern: String.raw`(?<secret>https?:\\?/\\?/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\\?/api(?:\\?/v[0-9]+)?\\?/webhooks\\?/(?<webhook_id>[0-9]{17,20})\\?/[A-Za-z0-9_-]{60,80})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'discord-client-secret',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['discord'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[A-Za-z0-9_-]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['id', 'clientid'] },
    },
    {
      id: 'discord-user-token',
      kind: 'token of a user with a second factor',
      severity: 'high',
      keywords: ['mfa.'],
      pattern: String.raw`(?<secret>mfa\.[A-Za-z0-9_-]{84})`,
      boundary: 'base64url',
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
