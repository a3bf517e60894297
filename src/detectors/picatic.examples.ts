import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk_l', 'ive_jlorjwp14cuofr', 'fvcy1bvaux9pujboo1');

export const picaticExamples: DetectorExamples = {
  positive: {
    'picatic-api-key': [`PICATIC_API_KEY=${apiKey}`, `new Client({ picaticApiKey: '${apiKey}' })`],
  },
  negative: [{ why: 'a reference', text: 'PICATIC_API_KEY=${PICATIC_API_KEY}' }],
};
