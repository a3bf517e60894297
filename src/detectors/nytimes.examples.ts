import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('7I', 'vSP6uwOaeGt1gEK', 'lccBl0Ge59sUL9a');

export const nytimesExamples: DetectorExamples = {
  positive: {
    'nytimes-api-key': [
      `NYTIMES_API_KEY=${apiKey}`,
      `os.environ["NYTIMES_API_KEY"] = "${apiKey}"`,
      `nytimes:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'NYTIMES_API_KEY=${NYTIMES_API_KEY}' },
    { why: 'API key: given to no name', text: `about nytimes: see ${apiKey}` },
    { why: 'API key: one character short', text: `nytimes: "${apiKey.slice(0, -1)}"` },
  ],
};
