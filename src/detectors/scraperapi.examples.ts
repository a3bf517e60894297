import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('7m4xx2kzbtqqcoqw', 'zxaokufxexycen8j');

export const scraperapiExamples: DetectorExamples = {
  positive: {
    'scraperapi-key': [`SCRAPERAPI_KEY=${key}`, `{"scraperapiKey": "${key}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `scraperapi build ${key}` },
    { why: 'a reference', text: 'SCRAPERAPI_KEY=${SCRAPERAPI_KEY}' },
  ],
};
