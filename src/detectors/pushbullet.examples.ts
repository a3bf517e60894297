import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('o.mqTJDMwrPKmT3qA', '5dzC1y1xEDyAqG7sy');

export const pushbulletExamples: DetectorExamples = {
  positive: {
    'pushbullet-access-token': [`PUSHBULLET_ACCESS_TOKEN=${accessToken}`, `pushbullet:\n  api_key: ${accessToken}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `pushbullet build ${accessToken}` },
    { why: 'one character short', text: `"pushbullet": "${accessToken.slice(1)}"` },
  ],
};
