import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('AGE-SECRE', 'T-KEY-1FD4SG6WX2VE2EFJ6T4PTJJPCKR', 'WD0Y94XK0FWME59WN2MD8J67GS4AN5FD');
const pqSecretKey = join('AGE-SECRE', 'T-KEY-PQ-14RPKLEKP4PDCLLJMLVAM7LZF', 'GXQ3QL2SQ5TSV54RDLE7EEHM5WXQAERGMR');

export const ageExamples: DetectorExamples = {
  positive: {
    'age-secret-key': [`# created: 2026-01-02T03:04:05Z\n${secretKey}\n`, `SOPS_AGE_KEY=${secretKey}`],
    'age-pq-secret-key': [`${pqSecretKey}\n`, `SOPS_AGE_KEY=${pqSecretKey}`],
  },
  negative: [
    { why: 'identity one character short', text: `see ${secretKey.slice(0, -1)}` },
    { why: 'post-quantum identity cut off', text: `${pqSecretKey.slice(0, 60)}` },
  ],
};
