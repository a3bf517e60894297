import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('e2', 'b_', '790c8950bb143b71fc4e', '6c6a972b098c81b53e87');

export const e2bExamples: DetectorExamples = {
  positive: {
    'e2b-api-key': [`E2B_API_KEY=${apiKey}`, `client = connect('${apiKey}')`],
  },
  negative: [
    { why: 'API key one character short', text: `see ${apiKey.slice(0, 43)}` },
    { why: 'API key that is masked', text: `masked ${join('e2', 'b_')}${'0'.repeat(40)}` },
  ],
};
