import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('2d845887e780bf56cbcc', 'b7580052bb3b8877d73c');

export const deepgramExamples: DetectorExamples = {
  positive: {
    'deepgram-api-key': [`DEEPGRAM_API_KEY=${apiKey}`, `deepgram:\n  api_key: "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `DEEPGRAM_SID=${apiKey.slice(0, 39)}` },
    { why: 'API key beside the name, given to nothing', text: `deepgram at ${apiKey}` },
    { why: 'the name inside of another word', text: `xdeepgramish_sid=${apiKey}` },
  ],
};
