import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk', '-l6Lh4guG2y5jZxJZCbNxN3CM', 'vyZtR3cXtGj14HJxYQeTk7Uz');

export const stabilityAiExamples: DetectorExamples = {
  positive: {
    'stability-ai-api-key': [`STABILITY_AI_API_KEY=${apiKey}`, `{"stabilityAiApiKey": "${apiKey}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `stability-ai build ${apiKey}` },
    { why: 'a reference', text: 'STABILITY_AI_API_KEY=${STABILITY_AI_API_KEY}' },
  ],
};
