import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('4337803a4ee88aad69579180035752b7', 'e23604c991656cd0365b785146794f42');

export const serpapiExamples: DetectorExamples = {
  positive: {
    'serpapi-key': [`SERPAPI_KEY=${key}`, `export SERPAPI_KEY="${key}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `serpapi at commit ${key}` },
    { why: 'a checksum', text: `SERPAPI_CHECKSUM=${key}` },
  ],
};
