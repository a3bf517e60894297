import type { Detector } from './detector.js';

export const raygun = {
  provider: 'raygun',
  docs: 'https://raygun.com/documentation/product-guides/public-api/',
  rules: [
    {
      // The vendor names no format; lengths come from few examples.
      id: 'raygun-token',
      kind: 'API key or personal access token',
      severity: 'medium',
      keywords: ['raygun'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{22,64}={0,2})`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
