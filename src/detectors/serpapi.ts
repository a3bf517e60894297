import type { Detector } from './detector.js';

export const serpapi = {
  provider: 'serpapi',
  docs: 'https://serpapi.com/search-api',
  rules: [
    {
      id: 'serpapi-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['serpapi', 'serp_api', 'serp-api'],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
