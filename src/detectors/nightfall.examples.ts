import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('NF', '-jfSEB4FQL4yk58uH', 'eV9WcVz1rt04lTWl');

export const nightfallExamples: DetectorExamples = {
  positive: {
    'nightfall-api-key': [
      `NIGHTFALL_API_KEY=${apiKey}`,
      `nightfall_api_key: '${apiKey}'`,
      `nightfall:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'NIGHTFALL_API_KEY=${NIGHTFALL_API_KEY}' },
    { why: 'API key: given to no name', text: `about nightfall: see ${apiKey}` },
    { why: 'API key: one character short', text: `nightfall: "${apiKey.slice(0, -1)}"` },
  ],
};
