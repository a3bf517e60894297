import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('fc', '-d420657eca648f5a', 'd1c24540b015a981');

export const firecrawlExamples: DetectorExamples = {
  positive: {
    'firecrawl-api-key': [`FIRECRAWL_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
  },
  negative: [{ why: 'API key: one character short', text: apiKey.slice(0, -1) }],
};
