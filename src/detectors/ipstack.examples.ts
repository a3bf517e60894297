import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join('dadaea44937effd4', '1029e0ac8bdc2e09');

export const ipstackExamples: DetectorExamples = {
  positive: {
    'ipstack-access-key': [
      `IPSTACK_ACCESS_KEY=${accessKey}`,
      `docker run -e IPSTACK_ACCESS_KEY=${accessKey} image`,
      `ipstack:\n  api_key: ${accessKey}`,
    ],
  },
  negative: [
    { why: 'access key: a reference', text: 'IPSTACK_ACCESS_KEY=${IPSTACK_ACCESS_KEY}' },
    { why: 'access key: given to no name', text: `about ipstack: see ${accessKey}` },
    { why: 'access key: one character short', text: `ipstack: "${accessKey.slice(0, -1)}"` },
  ],
};
