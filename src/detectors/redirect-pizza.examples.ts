import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('rp', 'a_R4dKS92U5mciHy', 'FYh5qxiXu4gUOG58');

export const redirectPizzaExamples: DetectorExamples = {
  positive: {
    'redirect-pizza-token': [`REDIRECT_PIZZA_TOKEN=${token}`, `redirect-pizza:\n  api_key: ${token}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `redirect-pizza build ${token}` },
    { why: 'one character short', text: `"redirect-pizza": "${token.slice(1)}"` },
  ],
};
