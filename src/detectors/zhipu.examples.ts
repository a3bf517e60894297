import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('230054eb75a2ed5576b3e2736', '6c92100.2VzTZGR2NNn4PH56');

export const zhipuExamples: DetectorExamples = {
  positive: {
    'zhipu-api-key': [`ZHIPU_API_KEY=${apiKey}`, `export ZHIPU_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `zhipu build ${apiKey}` },
    { why: 'one character short', text: `"zhipu": "${apiKey.slice(1)}"` },
  ],
};
