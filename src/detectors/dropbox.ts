import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const dropbox = {
  provider: 'dropbox',
  docs: 'https://developers.dropbox.com/oauth-guide',
  rules: [
    {
      // About 140 characters in the older form, up to 1300 now.
      id: 'dropbox-access-token',
      kind: 'short-lived access token',
      severity: 'high',
      keywords: ['sl.u.a', 'sl.a', 'sl.b', 'dropbox', 'bearer sl.'],
      pattern: String.raw`(?<secret>sl\.(?:u\.)?[A-Za-z0-9_-]{77}[A-Za-z0-9_-]*)`,
      boundary: 'base64url',
      maxBytes: 1600,
      minEntropy: 4,
      judge: 'random',
      specificity: 88,
    },
    {
      // Ten times A in the middle.
      id: 'dropbox-long-lived-token',
      kind: 'long-lived access token (retired)',
      severity: 'high',
      keywords: ['dropbox'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{11}AAAAAAAAAA[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 80,
    },
    {
      id: 'dropbox-app-secret',
      kind: 'app secret',
      severity: 'medium',
      keywords: ['dropbox'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[a-z0-9]{15})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'app-key': ['appkey', 'key'] },
    },
  ],
} as const satisfies Detector;
