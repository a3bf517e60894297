import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('liv', 'e_e67b73388677022', '353f835bf5b91928e');
const testApiKey = join('tes', 't_f0d12a49c86da52', '273326bf6059f11f2');

export const scaleExamples: DetectorExamples = {
  positive: {
    'scale-api-key': [`SCALE_API_KEY=${apiKey}`, `new Client({ scaleApiKey: '${apiKey}' })`],
    'scale-test-api-key': [`SCALE_API_KEY=${testApiKey}`, `{"scaleApiKey": "${testApiKey}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word (api key)', text: `scaleapi build ${apiKey}` },
    { why: 'a placeholder (api key)', text: `SCALE_API_KEY=live_${'x'.repeat(32)}` },
    { why: 'a value of that form beside the word (test api key)', text: `scaleapi build ${testApiKey}` },
    { why: 'a reference (test api key)', text: 'SCALE_API_KEY=${SCALE_API_KEY}' },
  ],
};
