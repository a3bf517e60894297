import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('bc1ed7414f4ad68ca2cb6de2b5c21f6e', '9a9ba9406866490ebaefad7d6d957d02');

export const vastaiExamples: DetectorExamples = {
  positive: {
    'vastai-api-key': [`VAST_API_KEY=${apiKey}`, `new Client({ vastApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'a commit beside the word', text: `vastai at commit ${apiKey}` },
    { why: 'a placeholder', text: `VAST_API_KEY=${'x'.repeat(64)}` },
  ],
};
