import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('vtw', 'n_1IYzGv3U5qZkmsHeDIfZ1FMS', 'fAK6FSlT9XufFS3VBEMFvWF4B7');

export const valTownExamples: DetectorExamples = {
  positive: {
    'val-town-token': [`VAL_TOWN_TOKEN=${token}`, `"valTownToken": "${token}"`],
  },
  negative: [
    { why: 'token cut short', text: token.slice(0, 24) },
    { why: 'token as the end of a longer word', text: `a${token}` },
  ],
};
