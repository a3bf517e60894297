import type { Detector } from './detector.js';

export const bamboo = {
  provider: 'bamboo',
  docs: 'https://confluence.atlassian.com/bamboo/personal-access-tokens-976779873.html',
  rules: [
    {
      // Base64 of twelve decimal digits, a colon and 20 random bytes; other products of the vendor use the same.
      id: 'bamboo-token',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['bamboo'],
      pattern: String.raw`(?<secret>(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){4}O[g-v][A-Za-z0-9+/]{26})`,
      boundary: 'base64',
      minEntropy: 3.5,
      facts: 'data-center',
      judge: 'random',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
