import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('63fdb651-6dc2-964a', '-1868-8b94ab7e8ec4');

export const wiseExamples: DetectorExamples = {
  positive: {
    'wise-api-token': [`WISE_API_TOKEN=${apiToken}`, `new Client({ wiseApiToken: '${apiToken}' })`],
  },
  negative: [
    { why: 'an identifier beside the word', text: `transferwise build ${apiToken}` },
    { why: 'a placeholder', text: `WISE_API_TOKEN=${'x'.repeat(36)}` },
  ],
};
