import type { Detector } from './detector.js';

export const klaviyo = {
  provider: 'klaviyo',
  docs: 'https://developers.klaviyo.com/en/docs/authenticate_',
  rules: [
    {
      id: 'klaviyo-private-key',
      kind: 'private API key',
      severity: 'high',
      keywords: ['klaviyo'],
      pattern: String.raw`(?<secret>pk_(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
