import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join(
  '39103',
  '7.pt.MwZq9AFdUZ_107MpNmiZU-Ci-zaHfsTpc0_4nAhpL',
  'NamXUj4Atg2rm14B8uqToPtSUURY4I6dVhaT_95WBWRzU',
);

export const harvestExamples: DetectorExamples = {
  positive: {
    'harvest-token': [`HARVEST_TOKEN=${token2}`, `{"value": "${token2}"}`],
  },
  negative: [{ why: 'personal access token: one character short', text: token2.slice(0, -1) }],
};
