import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('95cfed56caa31579', '2beb448ba0c7414c');

export const zerobounceExamples: DetectorExamples = {
  positive: {
    'zerobounce-api-key': [`ZEROBOUNCE_API_KEY=${apiKey}`, `{"zerobounceApiKey": "${apiKey}"}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `zerobounce at commit ${apiKey}` },
    { why: 'one character short', text: `"zerobounce": "${apiKey.slice(1)}"` },
  ],
};
