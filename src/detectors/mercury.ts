import type { Detector } from './detector.js';

export const mercury = {
  provider: 'mercury',
  docs: 'https://docs.mercury.com/reference/getting-started-with-your-api',
  rules: [
    {
      // Prefix and suffix mirror each other; `secret-token:` often stands before it.
      id: 'mercury-api-token',
      kind: 'API token',
      severity: 'critical',
      keywords: ['mercury_production_', '_yrucrem'],
      pattern: String.raw`(?<secret>mercury_production_[a-z]{3,6}_[A-Za-z0-9]{40,50}_yrucrem)`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
