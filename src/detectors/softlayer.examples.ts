import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('s0', '38hb743f3i7q6lxl2ns10yie93qrlmt', '2jrybw2b1x2s9sg8pu0y1khfqkyjfeo');

export const softlayerExamples: DetectorExamples = {
  positive: {
    'softlayer-api-key': [
      `SOFTLAYER_API_KEY=${apiKey}`,
      `export SOFTLAYER_API_KEY="${apiKey}"`,
      `softlayer:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'SOFTLAYER_API_KEY=${SOFTLAYER_API_KEY}' },
    { why: 'API key: given to no name', text: `about softlayer: see ${apiKey}` },
    { why: 'API key: one character short', text: `softlayer: "${apiKey.slice(0, -1)}"` },
  ],
};
