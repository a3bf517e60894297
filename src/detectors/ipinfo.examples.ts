import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('1fa8cc7', '9c2dc9e');

export const ipinfoExamples: DetectorExamples = {
  positive: {
    'ipinfo-token': [`IPINFO_TOKEN=${token2}`, `export IPINFO_TOKEN="${token2}"`, `ipinfo:\n  token: ${token2}`],
  },
  negative: [
    { why: 'access token: a reference', text: 'IPINFO_TOKEN=${IPINFO_TOKEN}' },
    { why: 'access token: given to no name', text: `about ipinfo: see ${token2}` },
    { why: 'access token: one character short', text: `ipinfo: "${token2.slice(0, -1)}"` },
  ],
};
