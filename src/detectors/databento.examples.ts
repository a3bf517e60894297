import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('db', '-', 'urS0rYOaOufq1OP', 'kl2HRN3LHC64nK');

export const databentoExamples: DetectorExamples = {
  positive: {
    'databento-api-key': [`DATABENTO_API_KEY=${apiKey}`, `"databentoApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `DATABENTO_SID=${apiKey.slice(0, 31)}` },
    { why: 'API key beside the name, given to nothing', text: `databento at ${apiKey}` },
    { why: 'a reference', text: `DATABENTO_API_KEY=\${DATABENTO_API_KEY}` },
  ],
};
