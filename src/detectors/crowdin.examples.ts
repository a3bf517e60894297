import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('e4d9f77acccad81fcb0bd6d1035e2fabae6323e4', '274cdf7330f75f3b6bc3e3ff2e675014183393d6');

export const crowdinExamples: DetectorExamples = {
  positive: {
    'crowdin-token': [`CROWDIN_TOKEN=${token}`, `curl https://api.crowdin.internal -H "X-Api-Key: ${token}"`],
  },
  negative: [
    { why: 'personal access token one character short', text: `CROWDIN_SID=${token.slice(0, 79)}` },
    { why: 'personal access token beside the name, given to nothing', text: `crowdin at ${token}` },
    { why: 'a reference', text: `CROWDIN_TOKEN=\${CROWDIN_TOKEN}` },
  ],
};
