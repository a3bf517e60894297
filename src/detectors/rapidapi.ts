import type { Detector } from './detector.js';

export const rapidapi = {
  provider: 'rapidapi',
  docs: 'https://docs.rapidapi.com/docs/keys-and-key-rotation',
  rules: [
    {
      // Three marks at fixed places: `msh`, `p1`, `jsn`.
      id: 'rapidapi-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['rapidapi', 'mashape'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{10}msh[A-Za-z0-9]{15}p1[A-Za-z0-9]{5}jsn[A-Za-z0-9]{12})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
