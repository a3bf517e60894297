import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('m0', '-nFqYwdPszEZXOGvdRNbM', 'DWTa8TBD74koVf8Z7eFD');

export const mem0Examples: DetectorExamples = {
  positive: {
    'mem0-api-key': [
      `MEM0_API_KEY=${apiKey}`,
      `<add key="mem0ApiKey" value="${apiKey}"/>`,
      `mem0:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'MEM0_API_KEY=${MEM0_API_KEY}' },
    { why: 'API key: given to no name', text: `about mem0: see ${apiKey}` },
    { why: 'API key: cut short', text: `mem0: "${apiKey.slice(0, -17)}"` },
  ],
};
