import type { Detector } from './detector.js';

export const ubidots = {
  provider: 'ubidots',
  docs: 'https://docs.ubidots.com/reference/authentication',
  rules: [
    {
      id: 'ubidots-api-key',
      kind: 'API key or token',
      severity: 'low',
      keywords: ['bbff-', 'bbus-'],
      pattern: String.raw`(?<secret>BB(?:FF|US)-[A-Za-z0-9]{30,40})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
