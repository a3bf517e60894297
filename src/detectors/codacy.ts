import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const codacy = {
  provider: 'codacy',
  docs: 'https://docs.codacy.com/codacy-api/api-tokens/',
  rules: [
    {
      id: 'codacy-api-token',
      kind: 'API token of a project or an account',
      severity: 'medium',
      keywords: ['codacy'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20,32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
