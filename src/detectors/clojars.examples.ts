import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const deployToken = join('CLOJ', 'ARS_', '33d571c660a60165fe6883e2e01d9c', '548ca059e2810716873eb5311fdde8');

export const clojarsExamples: DetectorExamples = {
  positive: {
    'clojars-deploy-token': [`CLOJARS_TOKEN=${deployToken}`, `client = connect('${deployToken}')`],
  },
  negative: [
    { why: 'deploy token one character short', text: `see ${deployToken.slice(0, 67)}` },
    { why: 'deploy token that is masked', text: `masked ${join('CLOJ', 'ARS_')}${'0'.repeat(60)}` },
  ],
};
