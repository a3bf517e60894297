import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk', '-', '561e38a2a473ffea', 'e84afdfa2974d57a');

export const dashscopeExamples: DetectorExamples = {
  positive: {
    'dashscope-api-key': [`DASHSCOPE_API_KEY=${apiKey}`, `"dashscopeApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'API key of DashScope one character short', text: `DASHSCOPE_SID=${apiKey.slice(0, 34)}` },
    { why: 'API key of DashScope beside the name, given to nothing', text: `dashscope at ${apiKey}` },
    { why: 'a reference', text: `DASHSCOPE_API_KEY=\${DASHSCOPE_API_KEY}` },
  ],
};
