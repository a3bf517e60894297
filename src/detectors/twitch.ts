import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const twitch = {
  provider: 'twitch',
  docs: 'https://dev.twitch.tv/docs/authentication/',
  rules: [
    {
      id: 'twitch-client-secret',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['twitch'],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[a-z0-9]{30})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 62,
      siblings: { 'client-id': ['clientid', 'id'] },
    },
    {
      id: 'twitch-oauth-token',
      kind: 'OAuth token',
      severity: 'medium',
      keywords: ['twitch'],
      pattern: String.raw`(?i:token|oauth|pass(?:word)?|bearer)${SIGN}(?<secret>[a-z0-9]{30})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'twitch-stream-key',
      kind: 'stream key',
      severity: 'medium',
      keywords: ['twitch', 'stream_key', 'streamkey', 'stream-key'],
      pattern: String.raw`(?<secret>live_[0-9]{8,12}_[A-Za-z0-9]{30})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
