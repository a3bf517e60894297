import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('1V', 'tZj0rLqqzgsvhB3', 'mq0eJWyTxeUNu3i');

export const mistralExamples: DetectorExamples = {
  positive: {
    'mistral-api-key': [`MISTRAL_API_KEY=${apiKey}`, `mistral_api_key: '${apiKey}'`, `mistral:\n  api_key: ${apiKey}`],
  },
  negative: [
    { why: 'API key: a reference', text: 'MISTRAL_API_KEY=${MISTRAL_API_KEY}' },
    { why: 'API key: given to no name', text: `about mistral: see ${apiKey}` },
    { why: 'API key: one character short', text: `mistral: "${apiKey.slice(0, -1)}"` },
  ],
};
