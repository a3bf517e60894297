import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('rb', 'p_qRpokDUVvxR1l4PSmRj', 'hrqBvu4EpQmHN0Z3arW8i');

export const reviewboardExamples: DetectorExamples = {
  positive: {
    'reviewboard-api-token': [`REVIEWBOARD_API_TOKEN=${apiToken}`, `curl -H "X-Api-Key: ${apiToken}"`],
  },
  negative: [
    { why: 'api token cut short', text: apiToken.slice(0, 23) },
    { why: 'api token as the end of a longer word', text: `a${apiToken}` },
  ],
};
