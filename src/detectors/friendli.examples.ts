import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('fl', 'p_Z4PJRIvnkB4K2QI8Kz5Dej', '75HRxQzxotu7qsAHhDoZRRXJ');

export const friendliExamples: DetectorExamples = {
  positive: {
    'friendli-token': [`FRIENDLI_TOKEN=${token2}`, `{"value": "${token2}"}`],
  },
  negative: [
    { why: 'personal access token: one character short', text: token2.slice(0, -1) },
    { why: 'personal access token: a placeholder', text: join('fl', 'p_', 'x'.repeat(46)) },
  ],
};
