import type { Detector } from './detector.js';

export const knapsackpro = {
  provider: 'knapsackpro',
  docs: 'https://docs.knapsackpro.com/',
  rules: [
    {
      id: 'knapsackpro-token',
      kind: 'test suite token',
      severity: 'low',
      keywords: ['knapsack_pro', 'knapsackpro', 'knapsack-pro', 'knapsack.pro', 'knapsack:'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
