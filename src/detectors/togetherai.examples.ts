import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('tgp_', 'v1_N2Co-QXNJzhHzhK1OncJ', 'AC6yp8PCp6-UOH9U4uDJprU');
const apiKeyLegacy = join('515a81f80112f6f826501a73f634b3f3', 'c08a1120448e16d7d724b8e66e1cf516');

export const togetheraiExamples: DetectorExamples = {
  positive: {
    'togetherai-api-key': [`TOGETHERAI_API_KEY=${apiKey}`, `"togetheraiApiKey": "${apiKey}"`],
    'togetherai-api-key-legacy': [`TOGETHER_API_KEY=${apiKeyLegacy}`, `export TOGETHER_API_KEY="${apiKeyLegacy}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 49) },
    { why: 'placeholder for the api key', text: `${join('tgp', '_v1_', 'x'.repeat(43))}` },
    { why: 'a commit beside the word (api key legacy)', text: `togetherai at commit ${apiKeyLegacy}` },
    { why: 'a reference (api key legacy)', text: 'TOGETHER_API_KEY=${TOGETHER_API_KEY}' },
  ],
};
