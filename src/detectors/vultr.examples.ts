import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('DCMYMA4GXXB0ALGAYM', 'SK5GJP0D83Y9ZBEHPA');

export const vultrExamples: DetectorExamples = {
  positive: {
    'vultr-api-key': [`VULTR_API_KEY=${apiKey}`, `export VULTR_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `vultr build ${apiKey}` },
    { why: 'one character short', text: `"vultr": "${apiKey.slice(1)}"` },
  ],
};
