import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('SC', 'qQLtMl5LH09A0D0Y8kcn2jIfa9nV06lyimlea', 'p50iLLmPidBx5a3O3Ophz4tayQW1uiScRoEb0');

export const jupiteroneExamples: DetectorExamples = {
  positive: {
    'jupiterone-token': [
      `JUPITERONE_TOKEN=${token2}`,
      `export JUPITERONE_TOKEN="${token2}"`,
      `jupiterone:\n  token: ${token2}`,
    ],
  },
  negative: [
    { why: 'API token: a reference', text: 'JUPITERONE_TOKEN=${JUPITERONE_TOKEN}' },
    { why: 'API token: given to no name', text: `about jupiterone: see ${token2}` },
    { why: 'API token: one character short', text: `jupiterone: "${token2.slice(0, -1)}"` },
  ],
};
