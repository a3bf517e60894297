import type { Detector } from './detector.js';

export const beamer = {
  provider: 'beamer',
  docs: 'https://getbeamer-api.pages.dev/',
  rules: [
    {
      // `beamer` alone is also a document class.
      id: 'beamer-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: [
        'beamer_token',
        'beamertoken',
        'beamer_api',
        'beamerapi',
        'beamer_key',
        'getbeamer',
        'beamer-api',
        'beamer-key',
        'beamerkey',
      ],
      pattern: String.raw`(?<secret>b_[A-Za-z0-9+/=_-]{44})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
