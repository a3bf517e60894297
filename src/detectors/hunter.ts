import type { Detector } from './detector.js';

export const hunter = {
  provider: 'hunter',
  docs: 'https://hunter.io/api-documentation',
  rules: [
    {
      id: 'hunter-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: [
        'hunter_api',
        'hunter-api',
        'hunterapi',
        'hunter.io',
        'hunter_key',
        'hunterio',
        'hunter:',
        'hunterkey',
        'hunter-key',
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
