import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const akeyless = {
  provider: 'akeyless',
  docs: 'https://docs.akeyless.io/docs/api-key',
  rules: [
    {
      id: 'akeyless-access-key',
      kind: 'access key',
      severity: 'critical',
      keywords: ['akeyless'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'access-id': ['accessid'] },
    },
  ],
} as const satisfies Detector;
