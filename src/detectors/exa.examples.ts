import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('65105869-bfe6-4d3b', '-aacb-0422ef8d7469');

export const exaExamples: DetectorExamples = {
  positive: {
    'exa-api-key': [`EXA_API_KEY=${apiKey}`, `curl https://api.exa.ai/search -H "x-api-key: ${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `# exa_api\nsid: ${apiKey.slice(0, 35)}` },
    { why: 'API key beside the name, given to nothing', text: `exa_api at ${apiKey}` },
    { why: 'a reference', text: `EXA_API_API_KEY=\${EXA_API_API_KEY}` },
  ],
};
