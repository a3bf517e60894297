import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('xa', 'u_4MjwlLUvpWKYnDA1Q9', 'RofNmmAPo5toDuXJ1aXM');

export const xataExamples: DetectorExamples = {
  positive: {
    'xata-api-key': [`XATA_API_KEY=${apiKey}`, `const client = connect('${apiKey}');`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 35) },
    { why: 'placeholder for the api key', text: `${join('xa', 'u_', 'x'.repeat(38))}` },
  ],
};
