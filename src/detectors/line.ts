import type { Detector } from './detector.js';

export const line = {
  provider: 'line',
  docs: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
  rules: [
    {
      id: 'line-channel-access-token',
      kind: 'channel access token',
      severity: 'high',
      keywords: [
        'line_channel',
        'line_access',
        'linechannel',
        'channel_access_token',
        'channelaccesstoken',
        'api.line.me',
        'line_bot',
        'linebot',
        'lineaccess',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{171}=)`,
      boundary: 'base64',
      maxBytes: 320,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'line-notify-token',
      kind: 'token of the notification service',
      severity: 'low',
      keywords: ['notify-api.line.me', 'line_notify', 'linenotify', 'line-notify', 'line_token'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{43})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
