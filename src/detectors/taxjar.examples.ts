import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('ce9fcd4e8c5e7b9b', '47e3b8ea2ad245dc');

export const taxjarExamples: DetectorExamples = {
  positive: {
    'taxjar-api-token': [`TAXJAR_API_TOKEN=${apiToken}`, `export TAXJAR_API_TOKEN="${apiToken}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `taxjar at commit ${apiToken}` },
    { why: 'a reference', text: 'TAXJAR_API_TOKEN=${TAXJAR_API_TOKEN}' },
  ],
};
