import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ac8e6639866898d2', '7bf3cbb41325fc34');

export const weatherstackExamples: DetectorExamples = {
  positive: {
    'weatherstack-api-key': [`WEATHERSTACK_API_KEY=${apiKey}`, `{"weatherstackApiKey": "${apiKey}"}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `weatherstack at commit ${apiKey}` },
    { why: 'a reference', text: 'WEATHERSTACK_API_KEY=${WEATHERSTACK_API_KEY}' },
  ],
};
