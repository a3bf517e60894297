import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('rubyg', 'ems_a7c69d3b2acbdacf5b0dbc', 'b7aba5d66002d180515b7b4ded');
const apiKeyLegacy = join('cb09d25c4b8eb60f', 'e2234d7e8085fc32');

export const rubygemsExamples: DetectorExamples = {
  positive: {
    'rubygems-api-key': [`RUBYGEMS_API_KEY=${apiKey}`, `rubygems: ${apiKey}`],
    'rubygems-api-key-legacy': [`RUBYGEMS_API_KEY=${apiKeyLegacy}`, `export RUBYGEMS_API_KEY="${apiKeyLegacy}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 56) },
    { why: 'placeholder for the api key', text: `${join('ruby', 'gems_', 'x'.repeat(48))}` },
    { why: 'a commit beside the word (api key legacy)', text: `rubygems at commit ${apiKeyLegacy}` },
    { why: 'a placeholder (api key legacy)', text: `RUBYGEMS_API_KEY=${'x'.repeat(32)}` },
  ],
};
