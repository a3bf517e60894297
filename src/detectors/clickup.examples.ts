import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const personalToken = join('pk', '_4', '0268759', '_', '15FG04ZYW1UQVGR8', '33AMICRKICZP471V');

export const clickupExamples: DetectorExamples = {
  positive: {
    'clickup-personal-token': [`CLICKUP_TOKEN=${personalToken}`, `Authorization: ${personalToken}`],
  },
  negative: [{ why: 'personal API token one character short', text: `see ${personalToken.slice(0, -1)}` }],
};
