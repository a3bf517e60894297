import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('fM', 'TX9E9VTTZFoa7wcpkwfomUp', 'jc3vOgoNZgMnsy0tYGhdAhe');

export const greptileExamples: DetectorExamples = {
  positive: {
    'greptile-api-key': [
      `GREPTILE_API_KEY=${apiKey}`,
      `docker run -e GREPTILE_API_KEY=${apiKey} image`,
      `greptile:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'GREPTILE_API_KEY=${GREPTILE_API_KEY}' },
    { why: 'API key: given to no name', text: `about greptile: see ${apiKey}` },
    { why: 'API key: one character short', text: `greptile: "${apiKey.slice(0, -1)}"` },
  ],
};
