import type { Detector } from './detector.js';

export const typesense = {
  provider: 'typesense',
  docs: 'https://typesense.org/docs/latest/api/api-keys.html',
  rules: [
    {
      id: 'typesense-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['typesense'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32,48})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { host: ['host'] },
    },
  ],
} as const satisfies Detector;
