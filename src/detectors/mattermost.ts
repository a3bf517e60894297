import type { Detector } from './detector.js';

export const mattermost = {
  provider: 'mattermost',
  docs: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
  rules: [
    {
      // A UUID in base32 of an alphabet without l, v, 0 and 2.
      id: 'mattermost-access-token',
      kind: 'personal access or bot token',
      severity: 'high',
      keywords: ['mattermost', 'mm_token', 'mm-token', 'mmtoken'],
      pattern: String.raw`(?<secret>[a-km-uw-z13-9]{26})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'mattermost-incoming-webhook',
      kind: 'incoming webhook URL',
      severity: 'medium',
      keywords: ['/hooks/'],
      pattern: String.raw`(?<secret>https?:\\?/\\?/[A-Za-z0-9.-]{1,120}(?::[0-9]{1,5})?(?:/[A-Za-z0-9_.-]{1,40})?\\?/hooks\\?/[a-km-uw-z13-9]{26})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
