import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('b03f75bc-7858-45d1', '-aeb4-8bb1fd6acc63', '.', '72akte04yx4dslx8tw69', 'do7ri0wmdomm915dkr0x');

export const dittoExamples: DetectorExamples = {
  positive: {
    'ditto-api-key': [`DITTO_API_KEY=${apiKey}`, `"dittoApiKey": "${apiKey}"`],
  },
  negative: [{ why: 'API key one character short', text: `ditto ${apiKey.slice(0, -1)}` }],
};
