import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('vYi4Bm1QOfiBhif5GLB', 'fXtKR3iogJLJjDuI6H');

export const smartsheetExamples: DetectorExamples = {
  positive: {
    'smartsheet-token': [`SMARTSHEET_TOKEN=${token}`, `export SMARTSHEET_TOKEN="${token}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `smartsheet build ${token}` },
    { why: 'a placeholder', text: `SMARTSHEET_TOKEN=${'x'.repeat(37)}` },
  ],
};
