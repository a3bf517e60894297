import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('1UQJTAAEndrM6Dik', 'WSZoOPuPeTiyvdTc');

export const shodanExamples: DetectorExamples = {
  positive: {
    'shodan-api-key': [`SHODAN_API_KEY=${apiKey}`, `export SHODAN_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `shodan build ${apiKey}` },
    { why: 'one character short', text: `"shodan": "${apiKey.slice(1)}"` },
  ],
};
