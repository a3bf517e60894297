import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('VaGL83u8DZVslUH9VhBr', 'tBIxSmGtovNi6s29RhmO');

export const datagovExamples: DetectorExamples = {
  positive: {
    'datagov-api-key': [`NASA_API_KEY=${apiKey}`, `https://api.nasa.gov/planetary/apod?api_key=${apiKey}`],
  },
  negative: [
    { why: 'API key of US agencies one character short', text: `DATAGOV_SID=${apiKey.slice(0, 39)}` },
    { why: 'API key of US agencies beside the name, given to nothing', text: `data.gov at ${apiKey}` },
    { why: 'a reference', text: `DATAGOV_API_KEY=\${DATAGOV_API_KEY}` },
  ],
};
