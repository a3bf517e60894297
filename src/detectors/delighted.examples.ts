import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('d4Mcprgrwhwkgjpa', 'U0kClM4eWKCizdLj');

export const delightedExamples: DetectorExamples = {
  positive: {
    'delighted-api-key': [
      `DELIGHTED_API_KEY=${apiKey}`,
      `curl https://api.delighted.com/v1/people.json -H "X-Api-Key: ${apiKey}"`,
    ],
  },
  negative: [
    { why: 'API key one character short', text: `# delighted_api\nsid: ${apiKey.slice(0, 31)}` },
    { why: 'API key beside the name, given to nothing', text: `delighted_api at ${apiKey}` },
    { why: 'a reference', text: `DELIGHTED_API_API_KEY=\${DELIGHTED_API_API_KEY}` },
  ],
};
