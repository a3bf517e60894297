import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const channelAccessToken = join(
  'ej',
  'MIcyP03zHchOpgmM93IzUijnbdrfH2sDKAXHouIXVY0kon/BgTIYCEbU/',
  'wlEVUV8mag+82+vPl6p0rgrDMj9TC3KyRGbzZKudnf4l3Nl2HHx5FYfvm',
  'C3qo0lqjpjROwEKPBIIKbz11CA4EAFW6haTbNk8IrPmOR9De8Z3Tn1T=',
);
const notifyToken = join('3V', 'NIvxtcYuKtBWRLaoLT3R5', 'gBKNTgL5s0lg4ilGMXdO');

export const lineExamples: DetectorExamples = {
  positive: {
    'line-channel-access-token': [
      `LINE_CHANNEL_ACCESS_TOKEN=${channelAccessToken}`,
      `const lineChannelAccessToken = "${channelAccessToken}";`,
      `linechannel:\n  token: ${channelAccessToken}`,
    ],
    'line-notify-token': [
      `LINE_NOTIFY_TOKEN=${notifyToken}`,
      `const lineNotifyToken = "${notifyToken}";`,
      `linenotify:\n  token: ${notifyToken}`,
    ],
  },
  negative: [
    { why: 'channel access token: a reference', text: 'LINE_CHANNEL_ACCESS_TOKEN=${LINE_CHANNEL_ACCESS_TOKEN}' },
    { why: 'channel access token: given to no name', text: `about linechannel: see ${channelAccessToken}` },
    { why: 'channel access token: one character short', text: `line_channel: "${channelAccessToken.slice(0, -1)}"` },
    { why: 'token of the notification service: a reference', text: 'LINE_NOTIFY_TOKEN=${LINE_NOTIFY_TOKEN}' },
    { why: 'token of the notification service: given to no name', text: `about linenotify: see ${notifyToken}` },
    {
      why: 'token of the notification service: one character short',
      text: `line_notify: "${notifyToken.slice(0, -1)}"`,
    },
  ],
};
