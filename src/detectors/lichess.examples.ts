import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('li', 'p_P2n8UnnkY', 'eiaXDem1J6v');

export const lichessExamples: DetectorExamples = {
  positive: {
    'lichess-token': [`LICHESS_TOKEN=${token2}`, `{"value": "${token2}"}`],
  },
  negative: [
    { why: 'personal access token: cut short', text: token2.slice(0, -5) },
    { why: 'personal access token: a placeholder', text: join('li', 'p_', 'x'.repeat(20)) },
  ],
};
