import type { Detector } from './detector.js';

export const newsapi = {
  provider: 'newsapi',
  docs: 'https://newsapi.org/docs/authentication',
  rules: [
    {
      id: 'newsapi-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['newsapi', 'news_api', 'news-api'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
