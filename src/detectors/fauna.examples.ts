import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secret = join('fn', 'ZHegveuC_IBL9-oFIgK', 'cHa4cnmrOHg_LfWj51k');

export const faunaExamples: DetectorExamples = {
  positive: {
    'fauna-secret': [`FAUNA_SECRET=${secret}`, `export FAUNA_SECRET="${secret}"`, `fauna:\n  secret: ${secret}`],
  },
  negative: [
    { why: 'database secret: a reference', text: 'FAUNA_SECRET=${FAUNA_SECRET}' },
    { why: 'database secret: given to no name', text: `about fauna: see ${secret}` },
    { why: 'database secret: one character short', text: `fauna: "${secret.slice(0, -1)}"` },
  ],
};
