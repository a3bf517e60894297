import type { Detector } from './detector.js';

export const shodan = {
  provider: 'shodan',
  docs: 'https://developer.shodan.io/api',
  rules: [
    {
      id: 'shodan-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['shodan'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
