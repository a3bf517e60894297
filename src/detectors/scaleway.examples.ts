import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('7b69f8f1-1573-36a2', '-eeb6-51c4c5a87bb6');
const accessKey = join('SC', 'W9CDSCW2M', '9E0MAKY06');

export const scalewayExamples: DetectorExamples = {
  positive: {
    'scaleway-secret-key': [
      `SCALEWAY_SECRET_KEY=${secretKey}`,
      `export SCALEWAY_SECRET_KEY="${secretKey}"`,
      `SCALEWAY_ACCESS_KEY=${accessKey}\nSCALEWAY_SECRET_KEY=${secretKey}`,
    ],
    'scaleway-access-key': [`SCALEWAY_ACCESS_KEY=${accessKey}`, `connect('${accessKey}')`],
  },
  negative: [
    { why: 'an identifier beside the word (secret key)', text: `scaleway build ${secretKey}` },
    { why: 'one character short (secret key)', text: `"scaleway": "${secretKey.slice(1)}"` },
    { why: 'access key cut short', text: `VALUE=${accessKey.slice(0, 19)}` },
  ],
};
