import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('cs', 'a_', '360a2e1cbb38729280', 'ed19fd962f91Xmhy37');

export const cloudsmithExamples: DetectorExamples = {
  positive: {
    'cloudsmith-api-key': [`CLOUDSMITH_API_KEY=${apiKey}`, `api_key: ${apiKey}\n`],
  },
  negative: [{ why: 'API key one character short', text: `see ${apiKey.slice(0, 39)}` }],
};
