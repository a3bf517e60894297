import type { Detector } from './detector.js';

export const redhat = {
  provider: 'redhat',
  docs: 'https://docs.redhat.com/en/documentation/red_hat_software_certification/',
  rules: [
    {
      id: 'redhat-pyxis-api-key',
      kind: 'API key of the container catalogue',
      severity: 'medium',
      keywords: ['pyxis', 'catalog.redhat.com'],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
