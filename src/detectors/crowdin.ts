import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const crowdin = {
  provider: 'crowdin',
  docs: 'https://support.crowdin.com/account-settings/',
  rules: [
    {
      id: 'crowdin-token',
      kind: 'personal access token',
      severity: 'medium',
      keywords: ['crowdin'],
      pattern: String.raw`(?<secret>[a-f0-9]{80})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
