import type { Detector } from './detector.js';

export const moralis = {
  provider: 'moralis',
  docs: 'https://docs.moralis.com/get-your-api-key',
  rules: [
    {
      // Newer keys are a JSON Web Token and found as one.
      id: 'moralis-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['moralis'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
