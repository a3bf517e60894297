import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const credential = join('An', 'MTRyeoUY1RnM54wFYrk', 'LRp0LeM5C3awRKtUQ2k');

export const magicbellExamples: DetectorExamples = {
  positive: {
    'magicbell-credential': [
      `MAGICBELL_API_SECRET=${credential}`,
      `<add key="magicbellApiSecret" value="${credential}"/>`,
      `magicbell:\n  secret: ${credential}`,
    ],
  },
  negative: [
    { why: 'API key or secret: a reference', text: 'MAGICBELL_API_SECRET=${MAGICBELL_API_SECRET}' },
    { why: 'API key or secret: given to no name', text: `about magicbell: see ${credential}` },
    { why: 'API key or secret: one character short', text: `magicbell: "${credential.slice(0, -1)}"` },
  ],
};
