import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('liv', 'e_', '9MMlLAVD26m33mIb', 'ygebvJhza0McbVav');
const testApiKey = join('tes', 't_', 'Zda9kSYQQnmZexA9', 'ir6BY7q4kN9l0w1o');

export const chargebeeExamples: DetectorExamples = {
  positive: {
    'chargebee-api-key': [`CHARGEBEE_API_KEY=${apiKey}`, `"chargebeeApiKey": "${apiKey}"`],
    'chargebee-test-api-key': [`CHARGEBEE_API_KEY=${testApiKey}`, `chargebee.configure(api_key="${testApiKey}")`],
  },
  negative: [
    { why: 'API key one character short', text: `CHARGEBEE_SID=${apiKey.slice(0, 34)}` },
    { why: 'API key beside the name, given to nothing', text: `chargebee at ${apiKey}` },
    { why: 'a reference', text: `CHARGEBEE_API_KEY=\${CHARGEBEE_API_KEY}` },
    { why: 'API key of a test site one character short', text: `CHARGEBEE_SID=${testApiKey.slice(0, 34)}` },
    { why: 'API key of a test site beside the name, given to nothing', text: `chargebee at ${testApiKey}` },
  ],
};
