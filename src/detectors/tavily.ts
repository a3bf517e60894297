import type { Detector } from './detector.js';

export const tavily = {
  provider: 'tavily',
  docs: 'https://docs.tavily.com/documentation/api-reference/introduction',
  rules: [
    {
      id: 'tavily-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['tvly-'],
      pattern: String.raw`(?<secret>tvly-(?:dev-|prod-)?[A-Za-z0-9-]{28,50})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
