import type { Detector } from './detector.js';

export const rocketchat = {
  provider: 'rocketchat',
  docs: 'https://developer.rocket.chat/apidocs/personal-access-tokens',
  rules: [
    {
      id: 'rocketchat-token',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['rocketchat', 'rocket_chat', 'rocket-chat', 'rocket.chat'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'user-id': ['userid'] },
    },
  ],
} as const satisfies Detector;
