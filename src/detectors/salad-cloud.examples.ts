import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('salad_', 'cloud_orF5_rW9dr3fttScE2hx', 'RumgawhKJkIwvdVrTPU775cqj');

export const saladCloudExamples: DetectorExamples = {
  positive: {
    'salad-cloud-api-key': [`SALAD_CLOUD_API_KEY=${apiKey}`, `"saladCloudApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 19) },
    { why: 'api key as the end of a longer word', text: `a${apiKey}` },
  ],
};
