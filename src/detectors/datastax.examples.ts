import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const astraToken = join(
  'Astr',
  'aCS:',
  'OrepHFRsKEwJ',
  'aXT6639YqgW6',
  ':',
  '1e7b51e1d9f71089ef16c1b2d00b2c03',
  'c0470cbd7b7006ce045ca2e5d3fd8760',
);

export const datastaxExamples: DetectorExamples = {
  positive: {
    'datastax-astra-token': [`DATASTAX_TOKEN=${astraToken}`, `"token": "${astraToken}"`],
  },
  negative: [{ why: 'application token of Astra one character short', text: `see ${astraToken.slice(0, 96)}` }],
};
