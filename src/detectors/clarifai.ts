import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const clarifai = {
  provider: 'clarifai',
  docs: 'https://clarifai.com/developer/guide/authentication',
  rules: [
    {
      id: 'clarifai-pat',
      kind: 'personal access token',
      severity: 'medium',
      keywords: ['clarifai'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
