import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('265ZSPZHJ1PIGDADB', 'UBQWFC6XGRK35PW39');

export const etherscanExamples: DetectorExamples = {
  positive: {
    'etherscan-api-key': [`ETHERSCAN_API_KEY=${apiKey}`, `"etherscanApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `ETHERSCAN_SID=${apiKey.slice(0, 33)}` },
    { why: 'API key beside the name, given to nothing', text: `etherscan at ${apiKey}` },
    { why: 'a reference', text: `ETHERSCAN_API_KEY=\${ETHERSCAN_API_KEY}` },
  ],
};
