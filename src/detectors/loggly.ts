import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const loggly = {
  provider: 'loggly',
  docs: 'https://documentation.solarwinds.com/en/success_center/loggly/content/admin/customer-token-authentication-token.htm',
  rules: [
    {
      id: 'loggly-token',
      kind: 'customer token',
      severity: 'low',
      keywords: ['loggly'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'loggly-input-url',
      kind: 'URL that takes log lines, with the token',
      severity: 'low',
      keywords: ['loggly.com'],
      pattern: String.raw`loggly\.com/(?:inputs|bulk)/(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      minEntropy: 2.8,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
