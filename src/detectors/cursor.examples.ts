import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('crs', 'r_', 'c8ccbfff953c37f60eae299490a75c49', '45c747fb48b04f951f1c42c002aa3b9d');
const apiKeyOld = join('ke', 'y_', '687c49358802695998c320ab47f7c654', '3455e77454d93755aa3fa4968b6e63e2');

export const cursorExamples: DetectorExamples = {
  positive: {
    'cursor-api-key': [`CURSOR_API_KEY=${apiKey}`, `CURSOR_API_KEY=${apiKeyOld}`],
  },
  negative: [{ why: 'API key one character short', text: `see ${apiKey.slice(0, -1)}` }],
};
