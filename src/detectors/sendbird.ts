import type { Detector } from './detector.js';

export const sendbird = {
  provider: 'sendbird',
  docs: 'https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api',
  rules: [
    {
      id: 'sendbird-api-token',
      kind: 'API token of an application',
      severity: 'high',
      keywords: ['sendbird'],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'application-id': ['applicationid', 'appid'] },
    },
  ],
} as const satisfies Detector;
