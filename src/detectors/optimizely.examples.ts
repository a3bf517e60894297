import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('2:', '2AdUMzU3EpFBYhWxPYbVE2xXA7', '6B9ZLPMAiM7Qu1U3Iq81qWzudR');

export const optimizelyExamples: DetectorExamples = {
  positive: {
    'optimizely-token': [
      `OPTIMIZELY_TOKEN=${token2}`,
      `optimizely_token: '${token2}'`,
      `optimizely:\n  token: ${token2}`,
    ],
  },
  negative: [
    { why: 'personal access token: a reference', text: 'OPTIMIZELY_TOKEN=${OPTIMIZELY_TOKEN}' },
    { why: 'personal access token: given to no name', text: `about optimizely: see ${token2}` },
    { why: 'personal access token: one character short', text: `optimizely: "${token2.slice(0, -1)}"` },
  ],
};
