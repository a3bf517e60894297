import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk_c', 'ar_', '2945FsQAO6k', 'WRo0TlU4Mnb');

export const cartesiaExamples: DetectorExamples = {
  positive: {
    'cartesia-api-key': [`CARTESIA_API_KEY=${apiKey}`, `"apiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `see ${apiKey.slice(0, 26)}` },
    { why: 'API key that is masked', text: `masked ${join('sk_c', 'ar_')}${'x'.repeat(22)}` },
  ],
};
