import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk', '_', '27bae358909e141f', 'ff34c6bad8754776');

export const clearbitExamples: DetectorExamples = {
  positive: {
    'clearbit-api-key': [`CLEARBIT_API_KEY=${apiKey}`, `clearbit:\n  api_key: "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `CLEARBIT_SID=${apiKey.slice(0, 34)}` },
    { why: 'API key beside the name, given to nothing', text: `clearbit at ${apiKey}` },
    { why: 'the name inside of another word', text: `xclearbitish_sid=${apiKey}` },
  ],
};
