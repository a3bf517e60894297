import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretSeed = join('SBG2XPNGDY4LJWIEADSAQMRPXF4J', 'PY6ANLT4PSLINTF6RMN5JMAVNCZZ');

export const stellarExamples: DetectorExamples = {
  positive: {
    'stellar-secret-seed': [`STELLAR_SECRET_SEED=${secretSeed}`, `stellar_secret_seed: ${secretSeed}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `stellar build ${secretSeed}` },
    { why: 'a reference', text: 'STELLAR_SECRET_SEED=${STELLAR_SECRET_SEED}' },
  ],
};
