import type { Detector } from './detector.js';

export const dfuse = {
  provider: 'dfuse',
  docs: 'https://docs.dfuse.io/',
  rules: [
    {
      id: 'dfuse-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['dfuse'],
      pattern: String.raw`(?<secret>(?:web|server)_[0-9a-z]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
