import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const dropboxSign = {
  provider: 'dropbox-sign',
  docs: 'https://developers.hellosign.com/docs/api-dashboard/',
  rules: [
    {
      id: 'dropbox-sign-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['hellosign', 'dropbox_sign', 'dropboxsign', 'dropbox-sign'],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 62,
    },
  ],
} as const satisfies Detector;
