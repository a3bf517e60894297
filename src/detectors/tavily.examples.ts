import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('tvl', 'y-mkGPMEgCcySPwJv1O15', '18NlttPt9zK7pW20q8kD');

export const tavilyExamples: DetectorExamples = {
  positive: {
    'tavily-api-key': [`TAVILY_API_KEY=${apiKey}`, `curl -H "X-Api-Key: ${apiKey}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 32) },
    { why: 'placeholder for the api key', text: `${join('tv', 'ly-', 'x'.repeat(39))}` },
  ],
};
