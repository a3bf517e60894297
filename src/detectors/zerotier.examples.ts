import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('1RORiDHVEa1wCuBJ', 'qnBk2NsySFpGqdRK');

export const zerotierExamples: DetectorExamples = {
  positive: {
    'zerotier-api-token': [`ZEROTIER_API_TOKEN=${apiToken}`, `zerotier:\n  api_key: ${apiToken}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `zerotier build ${apiToken}` },
    { why: 'a reference', text: 'ZEROTIER_API_TOKEN=${ZEROTIER_API_TOKEN}' },
  ],
};
