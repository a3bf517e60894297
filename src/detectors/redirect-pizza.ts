import type { Detector } from './detector.js';

export const redirectPizza = {
  provider: 'redirect-pizza',
  docs: 'https://redirect.pizza/docs',
  rules: [
    {
      id: 'redirect-pizza-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['redirect.pizza', 'redirectpizza', 'redirect_pizza', 'redirect-pizza', 'pizza_token'],
      pattern: String.raw`(?<secret>rpa_[A-Za-z0-9]{30})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
