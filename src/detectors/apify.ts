import type { Detector } from './detector.js';

export const apify = {
  provider: 'apify',
  docs: 'https://docs.apify.com/api/v2/users-me-get',
  rules: [
    {
      // 36 characters behind the prefix is usual.
      id: 'apify-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['apify_api_'],
      pattern: String.raw`(?<secret>apify_api_[A-Za-z0-9]{34,38})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
