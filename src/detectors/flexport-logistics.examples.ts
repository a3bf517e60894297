import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('sh', 'ltm_AsuLeLMLsPFVKFVFkr', 'EaPyti-p4nECMhNGEz94ht');

export const flexportLogisticsExamples: DetectorExamples = {
  positive: {
    'flexport-logistics-token': [`FLEXPORT_LOGISTICS_TOKEN=${token2}`, `{"value": "${token2}"}`],
  },
  negative: [{ why: 'API token: one character short', text: token2.slice(0, -1) }],
};
