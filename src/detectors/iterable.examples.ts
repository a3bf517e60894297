import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('e1f6dea220710bc3', '424ad7aa064abc7b');

export const iterableExamples: DetectorExamples = {
  positive: {
    'iterable-api-key': [`ITERABLE_API_KEY=${apiKey}`, `os.environ["ITERABLE_API_KEY"] = "${apiKey}"`],
  },
  negative: [
    { why: 'API key: a reference', text: 'ITERABLE_API_KEY=${ITERABLE_API_KEY}' },
    { why: 'API key: given to no name', text: `about iterableapi: see ${apiKey}` },
    { why: 'API key: one character short', text: `iterable_client: "${apiKey.slice(0, -1)}"` },
  ],
};
