import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('tH4JH3RPh92rov', '2okCsVt3LPX4t1');

export const redditExamples: DetectorExamples = {
  positive: {
    'reddit-client-secret': [`REDDIT_CLIENT_SECRET=${clientSecret}`, `reddit:\n  api_key: ${clientSecret}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `reddit build ${clientSecret}` },
    { why: 'a placeholder', text: `REDDIT_CLIENT_SECRET=${'x'.repeat(28)}` },
  ],
};
