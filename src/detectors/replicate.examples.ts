import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('r8', '_6udKJtfm5OZJgKMiEG', '5qp1GkKuob3DAbluFWJ');

export const replicateExamples: DetectorExamples = {
  positive: {
    'replicate-api-token': [`REPLICATE_API_TOKEN=${apiToken}`, `"replicateApiToken": "${apiToken}"`],
  },
  negative: [
    { why: 'api token cut short', text: `VALUE=${apiToken.slice(0, 39)}` },
    { why: 'placeholder for the api token', text: `VALUE=${join('r', '8_', 'x'.repeat(37))}` },
  ],
};
