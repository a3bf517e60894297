import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('cal_l', 'ive_', 'fef5d85b9386e507', '58165909f25318d9');

export const calcomExamples: DetectorExamples = {
  positive: {
    'calcom-api-key': [`CALCOM_API_KEY=${apiKey}`, `https://api.cal.com/v1/me?apiKey=${apiKey}`],
  },
  negative: [{ why: 'API key one character short', text: `see ${apiKey.slice(0, -1)}` }],
};
