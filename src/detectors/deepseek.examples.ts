import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk', '-', 'e49ed11edb3b57a7', '983d9eac98a05aee');

export const deepseekExamples: DetectorExamples = {
  positive: {
    'deepseek-api-key': [`DEEPSEEK_API_KEY=${apiKey}`, `deepseek:\n  api_key: "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `DEEPSEEK_SID=${apiKey.slice(0, 34)}` },
    { why: 'API key beside the name, given to nothing', text: `deepseek at ${apiKey}` },
    { why: 'the name inside of another word', text: `xdeepseekish_sid=${apiKey}` },
  ],
};
