import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('bb_', 'pr_', 'ccfd2a38aed9b28', '0b5f984d4770c92');

export const bannerbearExamples: DetectorExamples = {
  positive: {
    'bannerbear-api-key': [`BANNERBEAR_API_KEY=${apiKey}`, `api_key: ${apiKey}\n`],
  },
  negative: [
    { why: 'API key of a project or master key one character short', text: `see ${apiKey.slice(0, 35)}` },
    { why: 'API key of a project or master key that is masked', text: `masked ${join('bb_', 'pr_')}${'0'.repeat(30)}` },
  ],
};
