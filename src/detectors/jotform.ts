import type { Detector } from './detector.js';

export const jotform = {
  provider: 'jotform',
  docs: 'https://api.jotform.com/docs/#authentication',
  rules: [
    {
      id: 'jotform-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['jotform'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
