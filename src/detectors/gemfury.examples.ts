import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('yZ', 'z9rW2rQzkoP', 'F0rVJCvFd4c');

export const gemfuryExamples: DetectorExamples = {
  positive: {
    'gemfury-token': [`--extra-index-url https://${token2}:@pypi.fury.io/team/`],
  },
  negative: [
    { why: 'token in the URL of a package index: an address without a login', text: 'https://gem.fury.io/team/' },
    { why: 'token in the URL of a package index: a variable', text: 'https://${FURY_TOKEN}@gem.fury.io/team/' },
  ],
};
