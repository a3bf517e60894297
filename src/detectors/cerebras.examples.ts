import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('cs', 'k-', 'lubgrw5htq2ahfz7046hawxv', '75smcbmb7c4vdt8qbiqfscg5');

export const cerebrasExamples: DetectorExamples = {
  positive: {
    'cerebras-api-key': [`CEREBRAS_API_KEY=${apiKey}`, `"apiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `see ${apiKey.slice(0, 51)}` },
    { why: 'API key that is masked', text: `masked ${join('cs', 'k-')}${'x'.repeat(48)}` },
  ],
};
