import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('as', '-jNKqBEsZ5Nw', '0w9CnUOlTLF');

export const modalExamples: DetectorExamples = {
  positive: {
    'modal-token': [`MODAL_TOKEN_SECRET=${token2}`, `const modalTokenSecret = "${token2}";`],
  },
  negative: [
    { why: 'token secret: a reference', text: 'MODAL_TOKEN_SECRET=${MODAL_TOKEN_SECRET}' },
    { why: 'token secret: given to no name', text: `about modaltoken: see ${token2}` },
    { why: 'token secret: one character short', text: `modal.com: "${token2.slice(0, -1)}"` },
  ],
};
