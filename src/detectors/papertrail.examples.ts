import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('5Azw4GO1O0', 'jZKGyplWFL');

export const papertrailExamples: DetectorExamples = {
  positive: {
    'papertrail-api-token': [`PAPERTRAIL_API_TOKEN=${apiToken}`, `new Client({ papertrailApiToken: '${apiToken}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `papertrail build ${apiToken}` },
    { why: 'a reference', text: 'PAPERTRAIL_API_TOKEN=${PAPERTRAIL_API_TOKEN}' },
  ],
};
