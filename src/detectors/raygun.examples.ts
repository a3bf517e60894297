import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('ZjFydw/hmsruIN21g81I2w', 'BqzGMgyu/NJCfbKKeF9Vp');

export const raygunExamples: DetectorExamples = {
  positive: {
    'raygun-token': [`RAYGUN_TOKEN=${token}`, `raygun:\n  api_key: ${token}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `raygun build ${token}` },
    { why: 'a reference', text: 'RAYGUN_TOKEN=${RAYGUN_TOKEN}' },
  ],
};
