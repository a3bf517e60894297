import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('root', 'ly_9b2f572b6196f6eb82551e4057d686f', 'e4614ab2cadbef09e62550ca515194739');

export const rootlyExamples: DetectorExamples = {
  positive: {
    'rootly-api-key': [`ROOTLY_API_KEY=${apiKey}`, `Using ${apiKey} for the job`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 70) },
    { why: 'placeholder for the api key', text: `${join('roo', 'tly_', 'x'.repeat(64))}` },
  ],
};
