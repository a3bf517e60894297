import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sLJehAwzHQUvEj9d', 'WhpMd5qeFOhm6qV-');

export const pastebinExamples: DetectorExamples = {
  positive: {
    'pastebin-api-key': [`PASTEBIN_API_KEY=${apiKey}`, `new Client({ pastebinApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `pastebin build ${apiKey}` },
    { why: 'a placeholder', text: `PASTEBIN_API_KEY=${'x'.repeat(32)}` },
  ],
};
