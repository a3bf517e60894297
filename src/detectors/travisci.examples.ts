import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('Bgt4BbqIEaD', 'PaC65HN2Tv');

export const travisciExamples: DetectorExamples = {
  positive: {
    'travisci-access-token': [`TRAVIS_API_TOKEN=${accessToken}`, `export TRAVIS_API_TOKEN="${accessToken}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `travisci build ${accessToken}` },
    { why: 'a reference', text: 'TRAVIS_API_TOKEN=${TRAVIS_API_TOKEN}' },
  ],
};
