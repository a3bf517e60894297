import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('umbdwp7bva2wzggerym2y57vxy', 'fy3aqh7qh2o3v3zckzhk5orjzb');

export const vsceExamples: DetectorExamples = {
  positive: {
    'vsce-pat': [`VSCE_PAT=${pat}`, `vsce:\n  api_key: ${pat}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `vsce build ${pat}` },
    { why: 'one character short', text: `"vsce": "${pat.slice(1)}"` },
  ],
};
