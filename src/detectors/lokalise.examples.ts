import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('4fbabb9ae7cdcfb24f4c', 'a8d7efef3a2623d3914e');

export const lokaliseExamples: DetectorExamples = {
  positive: {
    'lokalise-api-token': [
      `LOKALISE_API_TOKEN=${apiToken}`,
      `const lokaliseApiToken = "${apiToken}";`,
      `lokalise:\n  token: ${apiToken}`,
    ],
  },
  negative: [
    { why: 'API token: a reference', text: 'LOKALISE_API_TOKEN=${LOKALISE_API_TOKEN}' },
    { why: 'API token: a commit beside the word', text: `lokalise at commit ${apiToken}` },
    { why: 'API token: one character short', text: `lokalise: "${apiToken.slice(0, -1)}"` },
  ],
};
