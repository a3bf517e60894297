import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const ksmToken = join('US', ':0x18q3nW6Fnd51DNs1Bux', 'sWyCltNTaPzSFeG2d8FCxo');

export const keeperExamples: DetectorExamples = {
  positive: {
    'keeper-ksm-token': [`KSM_TOKEN=${ksmToken}`, `ksm_token: '${ksmToken}'`, `keeper:\n  token: ${ksmToken}`],
  },
  negative: [
    { why: 'one-time access token: a reference', text: 'KSM_TOKEN=${KSM_TOKEN}' },
    { why: 'one-time access token: given to no name', text: `about keeper: see ${ksmToken}` },
    { why: 'one-time access token: one character short', text: `ksm_: "${ksmToken.slice(0, -1)}"` },
  ],
};
