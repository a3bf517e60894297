import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const conjur = {
  provider: 'conjur',
  docs: 'https://docs.conjur.org/',
  rules: [
    {
      id: 'conjur-api-key',
      kind: 'API key',
      severity: 'critical',
      keywords: ['conjur'],
      pattern: String.raw`(?<secret>[a-z0-9]{50,58})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { user: ['login', 'authnlogin'], account: ['account'] },
    },
  ],
} as const satisfies Detector;
