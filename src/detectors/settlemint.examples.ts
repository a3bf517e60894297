import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('sm', '_aat_zy9hfC', 'Pq99NwXIeT');

export const settlemintExamples: DetectorExamples = {
  positive: {
    'settlemint-access-token': [`SETTLEMINT_ACCESS_TOKEN=${accessToken}`, `settlemint: ${accessToken}`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 22) },
    { why: 'access token as the end of a longer word', text: `a${accessToken}` },
  ],
};
