import type { Detector } from './detector.js';

export const uptimerobot = {
  provider: 'uptimerobot',
  docs: 'https://uptimerobot.com/api/',
  rules: [
    {
      id: 'uptimerobot-api-key',
      kind: 'API key of an account or of one monitor',
      severity: 'low',
      keywords: ['uptimerobot', 'uptime_robot', 'uptime-robot'],
      pattern: String.raw`(?<secret>[um][0-9]{6,10}-[a-f0-9]{24})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
