import type { Detector } from './detector.js';

export const onfleet = {
  provider: 'onfleet',
  docs: 'https://docs.onfleet.com/reference/authentication',
  rules: [
    {
      id: 'onfleet-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['onfleet'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
