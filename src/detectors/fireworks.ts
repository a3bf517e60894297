import type { Detector } from './detector.js';

export const fireworks = {
  provider: 'fireworks',
  docs: 'https://docs.fireworks.ai/api-reference/introduction',
  rules: [
    {
      // The prefix is short and common in code, so the word has to be near.
      id: 'fireworks-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['fireworks'],
      pattern: String.raw`(?<secret>fw_[A-Za-z0-9]{22,24})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
