import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('tvf2DsQMkc36GTjJZX9CDyBcER', '3i4TKyB6s0mXcdnFAzSeC6pASx');

export const azureSearchExamples: DetectorExamples = {
  positive: {
    'azure-search-key': [`AZURE_SEARCH_KEY=${key}`, `api-key: ${key}`],
  },
  negative: [{ why: 'admin or query key one character short', text: `see ${key.slice(0, -1)}` }],
};
