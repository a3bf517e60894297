import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('b4c51b47b6ba984099f9', 'e3b39c84aa0a97ee82d1');

export const sparkpostExamples: DetectorExamples = {
  positive: {
    'sparkpost-api-key': [`SPARKPOST_API_KEY=${apiKey}`, `{"sparkpostApiKey": "${apiKey}"}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `sparkpost at commit ${apiKey}` },
    { why: 'a reference', text: 'SPARKPOST_API_KEY=${SPARKPOST_API_KEY}' },
  ],
};
