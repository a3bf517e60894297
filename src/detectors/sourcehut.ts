import type { Detector } from './detector.js';

export const sourcehut = {
  provider: 'sourcehut',
  docs: 'https://man.sr.ht/meta.sr.ht/oauth.md',
  rules: [
    {
      // The vendor names no format; lengths come from few examples.
      id: 'sourcehut-pat',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['sourcehut', 'sr.ht', 'srht_token', 'srht-token', 'srhttoken'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{60,200}={0,2})`,
      boundary: 'base64',
      maxBytes: 320,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
