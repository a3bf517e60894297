import type { Detector } from './detector.js';

export const groq = {
  provider: 'groq',
  docs: 'https://console.groq.com/docs/quickstart',
  rules: [
    {
      // Keys hold `WGdyb3FY` in the middle; older ones may not, so it is not asked for.
      id: 'groq-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['gsk_'],
      pattern: String.raw`(?<secret>gsk_[A-Za-z0-9]{52})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
