import type { Detector } from './detector.js';

export const meilisearch = {
  provider: 'meilisearch',
  docs: 'https://www.meilisearch.com/docs/learn/security/basic_security',
  rules: [
    {
      id: 'meilisearch-master-key',
      kind: 'master or API key',
      severity: 'medium',
      keywords: [
        'meilisearch',
        'meili_master',
        'meili_api',
        'meili_key',
        'meilimaster',
        'meiliapi',
        'meilikey',
        'meili-master',
        'meili-api',
        'meili-key',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{16,64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
