import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const develocityAccessKey = join('3l', 'ddxqmbim6jb3vvdab3gx7dhz7', 'rnnmfwh6q6i2e4d37wi634zq5');

export const gradleExamples: DetectorExamples = {
  positive: {
    'gradle-develocity-access-key': [`DEVELOCITY_ACCESS_KEY=ge.internal=${develocityAccessKey}`],
  },
  negative: [{ why: 'access key of Develocity: a reference', text: 'DEVELOCITY_ACCESS_KEY=${{ secrets.DEVELOCITY }}' }],
};
