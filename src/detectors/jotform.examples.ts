import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('01915fe94f702053', '5eba25b2d00f8722');

export const jotformExamples: DetectorExamples = {
  positive: {
    'jotform-api-key': [
      `JOTFORM_API_KEY=${apiKey}`,
      `docker run -e JOTFORM_API_KEY=${apiKey} image`,
      `jotform:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'JOTFORM_API_KEY=${JOTFORM_API_KEY}' },
    { why: 'API key: given to no name', text: `about jotform: see ${apiKey}` },
    { why: 'API key: one character short', text: `jotform: "${apiKey.slice(0, -1)}"` },
  ],
};
