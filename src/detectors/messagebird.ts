import type { Detector } from './detector.js';

export const messagebird = {
  provider: 'messagebird',
  docs: 'https://developers.messagebird.com/api/#authentication',
  rules: [
    {
      id: 'messagebird-access-key',
      kind: 'access key',
      severity: 'high',
      keywords: ['messagebird', 'message_bird', 'message-bird'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{25})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
