import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk', '-phapnjjvZSgaKABzUTOpZgya', 'YG2oCUOHVN96hpCFYATY8sXI');

export const moonshotExamples: DetectorExamples = {
  positive: {
    'moonshot-api-key': [
      `MOONSHOT_API_KEY=${apiKey}`,
      `export MOONSHOT_API_KEY="${apiKey}"`,
      `moonshot:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'MOONSHOT_API_KEY=${MOONSHOT_API_KEY}' },
    { why: 'API key: given to no name', text: `about moonshot: see ${apiKey}` },
    { why: 'API key: one character short', text: `moonshot: "${apiKey.slice(0, -1)}"` },
  ],
};
