import type { Detector } from './detector.js';

export const streamChat = {
  provider: 'stream-chat',
  docs: 'https://getstream.io/chat/docs/node/tokens_and_authentication/',
  rules: [
    {
      id: 'stream-chat-secret',
      kind: 'API secret',
      severity: 'high',
      keywords: [
        'getstream',
        'stream_api',
        'stream_secret',
        'stream_chat',
        'stream-chat',
        'streamchat',
        'stream-api',
        'streamapi',
        'stream-secret',
        'streamsecret',
      ],
      pattern: String.raw`(?<secret>[a-z0-9]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['apikey', 'key'] },
    },
  ],
} as const satisfies Detector;
