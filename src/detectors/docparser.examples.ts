import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('9946b8c3ed3432de45b3', '396086d5be211e960e9a');

export const docparserExamples: DetectorExamples = {
  positive: {
    'docparser-api-key': [`DOCPARSER_API_KEY=${apiKey}`, `"docparserApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `DOCPARSER_SID=${apiKey.slice(0, 39)}` },
    { why: 'API key beside the name, given to nothing', text: `docparser at ${apiKey}` },
    { why: 'a reference', text: `DOCPARSER_API_KEY=\${DOCPARSER_API_KEY}` },
  ],
};
