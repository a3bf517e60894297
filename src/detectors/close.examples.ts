import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ap', 'i_', 'ru7P7mQtYQ6', 'Q6S2Z8sd94q', '.', 'RPMDQUobdZ4', '5yfzma84Ly1');

export const closeExamples: DetectorExamples = {
  positive: {
    'close-api-key': [`CLOSE_API_KEY=${apiKey}`, `curl https://api.close.com/api/v1/me/ -u ${apiKey}:`],
  },
  negative: [{ why: 'API key one character short', text: `close.com ${apiKey.slice(0, -1)}` }],
};
