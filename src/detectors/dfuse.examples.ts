import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('serv', 'er_', 'wnb0jveb4g5asm3k', '9x21q2dxd7e00xyw');

export const dfuseExamples: DetectorExamples = {
  positive: {
    'dfuse-api-key': [`DFUSE_API_KEY=${apiKey}`, `"dfuseApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `DFUSE_SID=${apiKey.slice(0, 38)}` },
    { why: 'API key beside the name, given to nothing', text: `dfuse at ${apiKey}` },
    { why: 'a reference', text: `DFUSE_API_KEY=\${DFUSE_API_KEY}` },
  ],
};
