import type { Detector } from './detector.js';

export const reddit = {
  provider: 'reddit',
  docs: 'https://github.com/reddit-archive/reddit/wiki/OAuth2',
  rules: [
    {
      id: 'reddit-client-secret',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['reddit', 'praw'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{27,30})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id'] },
    },
  ],
} as const satisfies Detector;
