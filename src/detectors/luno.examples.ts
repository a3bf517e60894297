import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const keyPair = join('66', 'ahlHvhXAnD2pDuYwNqZdj', '67abf-IDhJJpXsMj38_F');

export const lunoExamples: DetectorExamples = {
  positive: {
    'luno-key-pair': [
      `LUNO_API_KEY_SECRET=${keyPair}`,
      `os.environ["LUNO_API_KEY_SECRET"] = "${keyPair}"`,
      `luno:\n  secret: ${keyPair}`,
    ],
  },
  negative: [
    { why: 'secret of an API key: a reference', text: 'LUNO_API_KEY_SECRET=${LUNO_API_KEY_SECRET}' },
    { why: 'secret of an API key: given to no name', text: `about luno: see ${keyPair}` },
    { why: 'secret of an API key: one character short', text: `luno: "${keyPair.slice(0, -1)}"` },
  ],
};
