import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const diffbot = {
  provider: 'diffbot',
  docs: 'https://docs.diffbot.com/reference/account',
  rules: [
    {
      id: 'diffbot-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['diffbot'],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
