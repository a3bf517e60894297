import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const eventbrite = {
  provider: 'eventbrite',
  docs: 'https://www.eventbrite.com/platform/docs/authentication',
  rules: [
    {
      id: 'eventbrite-token',
      kind: 'private token',
      severity: 'medium',
      keywords: ['eventbrite'],
      pattern: String.raw`(?<secret>[A-Z0-9]{20})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
