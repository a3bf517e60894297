import type { Detector } from './detector.js';

export const spoonacular = {
  provider: 'spoonacular',
  docs: 'https://spoonacular.com/food-api/docs#Authentication',
  rules: [
    {
      id: 'spoonacular-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['spoonacular'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
