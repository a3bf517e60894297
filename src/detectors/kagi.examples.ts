import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('cE', 'CNVjwQ6Dh.ZH3w3ji9YLr_ug06e', 'a6MKHl1T_RFgPF5PFQht9e-MYN');

export const kagiExamples: DetectorExamples = {
  positive: {
    'kagi-api-key': [
      `KAGI_API_KEY=${apiKey}`,
      `docker run -e KAGI_API_KEY=${apiKey} image`,
      `kagiapi:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'KAGI_API_KEY=${KAGI_API_KEY}' },
    { why: 'API key: given to no name', text: `about kagiapi: see ${apiKey}` },
    { why: 'API key: one character short', text: `kagi_: "${apiKey.slice(0, -1)}"` },
  ],
};
