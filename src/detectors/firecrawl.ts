import type { Detector } from './detector.js';

export const firecrawl = {
  provider: 'firecrawl',
  docs: 'https://docs.firecrawl.dev/api-reference/introduction#authentication',
  rules: [
    {
      id: 'firecrawl-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['fc-'],
      exactKeyword: 'fc-',
      pattern: String.raw`(?<secret>fc-[a-f0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 48,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
