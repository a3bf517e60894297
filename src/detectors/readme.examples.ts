import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('rdm', 'e_60mtmmqxvzguspb5nm05s5jztiltspt4le', 'p87d2942e1hztozcwy2tkd5i5dbmkyi6jm4m');

export const readmeExamples: DetectorExamples = {
  positive: {
    'readme-api-key': [`README_API_KEY=${apiKey}`, `"readmeApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 74) },
    { why: 'api key as the end of a longer word', text: `a${apiKey}` },
  ],
};
