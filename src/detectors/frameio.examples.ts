import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('fi', 'o-u-ykDivrEhR7KuVHkRLz9nJg8a9UaZnh', 'HB9XoK0lc6kfzrNXResggak1UZevuZhjap');

export const frameioExamples: DetectorExamples = {
  positive: {
    'frameio-token': [`FRAMEIO_TOKEN=${token2}`, `{"value": "${token2}"}`],
  },
  negative: [{ why: 'developer token: one character short', text: token2.slice(0, -1) }],
};
