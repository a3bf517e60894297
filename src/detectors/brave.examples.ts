import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const searchApiKey = join('BS', 'A', 'XlXxpsqWL2kZat', 'C_nLTQLxDwPvV6');

export const braveExamples: DetectorExamples = {
  positive: {
    'brave-search-api-key': [`BRAVE_API_KEY=${searchApiKey}`, `X-Subscription-Token: ${searchApiKey}`],
  },
  negative: [
    { why: 'API key of Brave Search one character short', text: `# brave_\nsid: ${searchApiKey.slice(0, 26)}` },
    { why: 'API key of Brave Search beside the name, given to nothing', text: `brave_ at ${searchApiKey}` },
    { why: 'a reference', text: `BRAVE_API_API_KEY=\${BRAVE_API_API_KEY}` },
  ],
};
