import type { Detector } from './detector.js';

export const nightfall = {
  provider: 'nightfall',
  docs: 'https://help.nightfall.ai/developer-api/introduction/quickstart',
  rules: [
    {
      id: 'nightfall-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['nightfall'],
      pattern: String.raw`(?<secret>NF-[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
