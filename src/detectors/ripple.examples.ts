import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secret = join('s8BRayBXennbbS5', 'NZM9Bkda7HoKum');

export const rippleExamples: DetectorExamples = {
  positive: {
    'ripple-secret': [`RIPPLE_SECRET=${secret}`, `new Client({ rippleSecret: '${secret}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `ripple build ${secret}` },
    { why: 'a reference', text: 'RIPPLE_SECRET=${RIPPLE_SECRET}' },
  ],
};
