import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const cohere = {
  provider: 'cohere',
  docs: 'https://docs.cohere.com/reference/list-connectors',
  rules: [
    {
      id: 'cohere-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['cohere', 'co_api_key', 'co-api-key', 'coapikey'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
