import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('io', 'n_2ArvgYwjReDWuvoS6UCK', 'HnstN4fn1MuVguxjOay5qB');

export const ionicExamples: DetectorExamples = {
  positive: {
    'ionic-token': [`IONIC_TOKEN=${token2}`, `{"value": "${token2}"}`],
  },
  negative: [
    { why: 'personal access token: one character short', text: `see "${token2.slice(0, -1)}" there` },
    { why: 'personal access token: a placeholder', text: join('io', 'n_', 'x'.repeat(42)) },
  ],
};
