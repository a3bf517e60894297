import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('7ujS35aJwq4KQE0d', 'bFe3PESafoZghMts');

export const yousignExamples: DetectorExamples = {
  positive: {
    'yousign-api-key': [`YOUSIGN_API_KEY=${apiKey}`, `yousign:\n  api_key: ${apiKey}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `yousign build ${apiKey}` },
    { why: 'one character short', text: `"yousign": "${apiKey.slice(1)}"` },
  ],
};
