import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const channelsSecret = join('dygutfga8f', 'q41anu4m8e');
const appKey = join('x5jrmmhgm6', '8mhwsu7hun');

export const pusherExamples: DetectorExamples = {
  positive: {
    'pusher-channels-secret': [
      `PUSHER_APP_SECRET=${channelsSecret}`,
      `export PUSHER_APP_SECRET="${channelsSecret}"`,
      `PUSHER_APP_KEY=${appKey}\nPUSHER_APP_SECRET=${channelsSecret}`,
    ],
    'pusher-app-key': [`PUSHER_APP_KEY=${appKey}`, `{"pusherAppKey": "${appKey}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word (channels secret)', text: `pusher build ${channelsSecret}` },
    { why: 'one character short (channels secret)', text: `"pusher": "${channelsSecret.slice(1)}"` },
    { why: 'a value of that form beside the word (app key)', text: `pusher build ${appKey}` },
    { why: 'a reference (app key)', text: 'PUSHER_APP_KEY=${PUSHER_APP_KEY}' },
  ],
};
