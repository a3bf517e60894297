import type { Detector } from './detector.js';

export const ebay = {
  provider: 'ebay',
  docs: 'https://developer.ebay.com/api-docs/static/oauth-credentials.html',
  rules: [
    {
      // The last group is left out in some. An app id holds `-PRD-` in its middle.
      id: 'ebay-client-secret',
      kind: 'cert id (client secret)',
      severity: 'high',
      keywords: ['prd-'],
      exactKeyword: 'PRD-',
      pattern: String.raw`(?<secret>PRD-[a-f0-9]{12}(?:-[a-f0-9]{4}){3,4})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 82,
    },
  ],
} as const satisfies Detector;
