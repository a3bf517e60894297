import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('pin', 'a_-sgvTPWb3kDhFYUexnylCuDJV', '-5dnNjBw8sIQeYoSTGU6oWq9cYw');

export const pinterestExamples: DetectorExamples = {
  positive: {
    'pinterest-access-token': [`PINTEREST_ACCESS_TOKEN=${accessToken}`, `Using ${accessToken} for the job`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 36) },
    { why: 'placeholder for the access token', text: `${join('pi', 'na_', 'x'.repeat(52))}` },
  ],
};
