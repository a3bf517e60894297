import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('10978c936e6dd5ff', '43bf0c8f4bfcc3cb');

export const twelvedataExamples: DetectorExamples = {
  positive: {
    'twelvedata-api-key': [`TWELVEDATA_API_KEY=${apiKey}`, `export TWELVEDATA_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `twelvedata at commit ${apiKey}` },
    { why: 'a placeholder', text: `TWELVEDATA_API_KEY=${'x'.repeat(32)}` },
  ],
};
