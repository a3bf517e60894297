import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('Ak', '8HC_30HJO', 'Ak2J0D9J2');

export const nasdaqDataLinkExamples: DetectorExamples = {
  positive: {
    'nasdaq-data-link-key': [
      `QUANDL_API_KEY=${key}`,
      `docker run -e QUANDL_API_KEY=${key} image`,
      `quandl:\n  api_key: ${key}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'QUANDL_API_KEY=${QUANDL_API_KEY}' },
    { why: 'API key: given to no name', text: `about quandl: see ${key}` },
    { why: 'API key: one character short', text: `quandl: "${key.slice(0, -1)}"` },
  ],
};
