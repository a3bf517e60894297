import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('AzALxwd7MoGKAaES5I3f', 'I4vGv4mcWYOxSlDcfa0E');

export const cohereExamples: DetectorExamples = {
  positive: {
    'cohere-api-key': [`COHERE_API_KEY=${apiKey}`, `cohere.configure(api_key="${apiKey}")`],
  },
  negative: [
    { why: 'API key one character short', text: `COHERE_SID=${apiKey.slice(0, 39)}` },
    { why: 'API key beside the name, given to nothing', text: `cohere at ${apiKey}` },
    { why: 'the name inside of another word', text: `xcohereish_sid=${apiKey}` },
  ],
};
