import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('6fc2b6fc8c1295a5de8c67f2b224bb04', '0d932b26b5236890d788a174371fb07d');

export const wistiaExamples: DetectorExamples = {
  positive: {
    'wistia-api-token': [`WISTIA_API_TOKEN=${apiToken}`, `wistia:\n  api_key: ${apiToken}\n`],
  },
  negative: [
    { why: 'a commit beside the word', text: `wistia at commit ${apiToken}` },
    { why: 'a reference', text: 'WISTIA_API_TOKEN=${WISTIA_API_TOKEN}' },
  ],
};
