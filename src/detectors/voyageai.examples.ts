import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('pa-vVZ99ITenc1t7e21Kw7C', 'kf7_n3tdTuD8h2xxsdEFLrz');

export const voyageaiExamples: DetectorExamples = {
  positive: {
    'voyageai-api-key': [`VOYAGE_API_KEY=${apiKey}`, `voyageai:\n  api_key: ${apiKey}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `voyageai build ${apiKey}` },
    { why: 'one character short', text: `"voyageai": "${apiKey.slice(1)}"` },
  ],
};
