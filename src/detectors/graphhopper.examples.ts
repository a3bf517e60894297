import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('56', 'fdc5db-74ce-9ee6-', 'b0e9-82db8e7e617b');

export const graphhopperExamples: DetectorExamples = {
  positive: {
    'graphhopper-api-key': [
      `GRAPHHOPPER_API_KEY=${apiKey}`,
      `graphhopper_api_key: '${apiKey}'`,
      `graphhopper:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'GRAPHHOPPER_API_KEY=${GRAPHHOPPER_API_KEY}' },
    { why: 'API key: given to no name', text: `about graphhopper: see ${apiKey}` },
    { why: 'API key: one character short', text: `graphhopper: "${apiKey.slice(0, -1)}"` },
  ],
};
