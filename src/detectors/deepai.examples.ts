import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('fca42383-775c-47a6', '-a4bb-625dd165d294');

export const deepaiExamples: DetectorExamples = {
  positive: {
    'deepai-api-key': [`DEEPAI_API_KEY=${apiKey}`, `deepai.configure(api_key="${apiKey}")`],
  },
  negative: [
    { why: 'API key one character short', text: `DEEPAI_SID=${apiKey.slice(0, 35)}` },
    { why: 'API key beside the name, given to nothing', text: `deepai at ${apiKey}` },
    { why: 'the name inside of another word', text: `xdeepaiish_sid=${apiKey}` },
  ],
};
