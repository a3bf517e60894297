import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('AB5bqOxUB4s', 'Cca7rosX3iL');

export const apolloExamples: DetectorExamples = {
  positive: {
    'apollo-api-key': [
      `APOLLO_API_KEY=${apiKey}`,
      `"apolloApiKey": "${apiKey}"`,
      `curl https://api.apollo.io/v1/people -H "X-Api-Key: ${apiKey}"`,
    ],
  },
  negative: [
    { why: 'API key of Apollo.io one character short', text: `# apollo_api\nsid: ${apiKey.slice(0, 21)}` },
    { why: 'API key of Apollo.io beside the name, given to nothing', text: `apollo_api at ${apiKey}` },
    { why: 'a reference', text: `APOLLO_API_KEY=\${APOLLO_API_KEY}` },
  ],
};
