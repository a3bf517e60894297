import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ppl', 'x-OAQ0qZAIyuiJ4sPm8uNTtIX', 'dDHggCwrlkGX817S0DMgUOJ5W');

export const perplexityExamples: DetectorExamples = {
  positive: {
    'perplexity-api-key': [`PERPLEXITY_API_KEY=${apiKey}`, `curl -H "X-Api-Key: ${apiKey}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 52) },
    { why: 'api key as the end of a longer word', text: `a${apiKey}` },
  ],
};
