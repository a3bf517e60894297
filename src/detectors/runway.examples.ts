import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'ke',
  'y_39cac8d3eb35c2248c1cdb02c93e9d1c2ebd63ecd2',
  '76f7303ab33b8c48423b319496513589ff842d3dd580',
  '028351a4bea41a51bba7f63a0921812b4d1f0f1020',
);

export const runwayExamples: DetectorExamples = {
  positive: {
    'runway-api-key': [`RUNWAY_API_KEY=${apiKey}`, `export RUNWAY_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `runway build ${apiKey}` },
    { why: 'one character short', text: `"runway": "${apiKey.slice(1)}"` },
  ],
};
