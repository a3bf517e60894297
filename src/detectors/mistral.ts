import type { Detector } from './detector.js';

export const mistral = {
  provider: 'mistral',
  docs: 'https://docs.mistral.ai/getting-started/quickstart',
  rules: [
    {
      id: 'mistral-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['mistral'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
