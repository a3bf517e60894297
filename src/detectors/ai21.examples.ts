import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('7b141767-5531-42c8', '-aad1-3715d3e2d11d');

export const ai21Examples: DetectorExamples = {
  positive: {
    'ai21-api-key': [`AI21_API_KEY=${apiKey}`, `ai21:\n  api_key: "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `AI21_SID=${apiKey.slice(0, 35)}` },
    { why: 'API key beside the name, given to nothing', text: `ai21 at ${apiKey}` },
    { why: 'the name inside of another word', text: `xai21ish_sid=${apiKey}` },
  ],
};
