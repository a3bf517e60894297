import type { Detector } from './detector.js';

export const webflow = {
  provider: 'webflow',
  docs: 'https://developers.webflow.com/data/reference/authentication',
  rules: [
    {
      id: 'webflow-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['webflow'],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
