import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ke', 'y_0a3d4987e0419', 'af962bed42337c4');

export const retellExamples: DetectorExamples = {
  positive: {
    'retell-api-key': [`RETELL_API_KEY=${apiKey}`, `export RETELL_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `retell build ${apiKey}` },
    { why: 'a reference', text: 'RETELL_API_KEY=${RETELL_API_KEY}' },
  ],
};
