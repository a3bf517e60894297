import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join(
  'sc',
  '_',
  'h6agtzwi7kn4',
  'ohd2l5i7lnrb',
  '.',
  'av2r',
  '.acc_',
  '2pv69e9t',
  '6uglikp8',
  '.',
  'XytGKuO0K+ZoGs5ZWF8dSGpbw2p3qVAj',
  'lTxqyNpyq3HsUMzQA2SfLRaWiBZcyibn',
);

export const authressExamples: DetectorExamples = {
  positive: {
    'authress-access-key': [`AUTHRESS_KEY=${accessKey}`, `"accessKey": "${accessKey}"`],
  },
  negative: [{ why: 'access key without its last part', text: `sc_q7zp2lw9.x4rt.acc_8vb3nc6md1hs5` }],
};
