import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('mK', 'f2U8QYAy65ux0CKeijZJWpPbBDXVXmx', 'euhTUyNITYhAtNtQfqSj699r1W1QZBU');

export const moralisExamples: DetectorExamples = {
  positive: {
    'moralis-api-key': [
      `MORALIS_API_KEY=${apiKey}`,
      `<add key="moralisApiKey" value="${apiKey}"/>`,
      `moralis:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'MORALIS_API_KEY=${MORALIS_API_KEY}' },
    { why: 'API key: given to no name', text: `about moralis: see ${apiKey}` },
    { why: 'API key: one character short', text: `moralis: "${apiKey.slice(0, -1)}"` },
  ],
};
