import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const insightly = {
  provider: 'insightly',
  docs: 'https://api.insightly.com/v3.1/Help#!/Overview/Authentication',
  rules: [
    {
      id: 'insightly-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['insightly'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
