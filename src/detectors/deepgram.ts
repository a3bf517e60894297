import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const deepgram = {
  provider: 'deepgram',
  docs: 'https://developers.deepgram.com/docs/authenticating',
  rules: [
    {
      id: 'deepgram-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['deepgram'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
