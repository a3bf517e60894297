import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const eraser = {
  provider: 'eraser',
  docs: 'https://eraser.io/docs/api/authentication',
  rules: [
    {
      id: 'eraser-api-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['eraser_api', 'eraserapi', 'eraser.io', 'eraser_token', 'erasertoken', 'eraser-api', 'eraser-token'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
