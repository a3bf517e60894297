import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('fw', '_BfS1f7JI6ls', 'ckkGFpJPZ5d');

export const fireworksExamples: DetectorExamples = {
  positive: {
    'fireworks-api-key': [
      `FIREWORKS_API_KEY=${apiKey}`,
      `fireworks_api_key: '${apiKey}'`,
      `fireworks:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'FIREWORKS_API_KEY=${FIREWORKS_API_KEY}' },
    { why: 'API key: given to no name', text: `about fireworks: see ${apiKey}` },
    { why: 'API key: one character short', text: `fireworks: "${apiKey.slice(0, -1)}"` },
  ],
};
