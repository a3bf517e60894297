import type { Detector } from './detector.js';

export const mailmodo = {
  provider: 'mailmodo',
  docs: 'https://www.mailmodo.com/developers/',
  rules: [
    {
      id: 'mailmodo-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['mailmodo'],
      pattern: String.raw`(?<secret>[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
