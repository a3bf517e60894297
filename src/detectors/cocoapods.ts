import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const cocoapods = {
  provider: 'cocoapods',
  docs: 'https://guides.cocoapods.org/making/getting-setup-with-trunk.html',
  rules: [
    {
      id: 'cocoapods-trunk-token',
      kind: 'session token of trunk',
      severity: 'medium',
      keywords: ['cocoapods', 'trunk.cocoapods.org'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
