import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('apik', 'ey_e7340775fe130746accab3ce0ac8d1d', '8e7b4c046adeb14a86a63b2cfbd8faed1');

export const rainforestpayExamples: DetectorExamples = {
  positive: {
    'rainforestpay-api-key': [`RAINFORESTPAY_API_KEY=${apiKey}`, `export RAINFORESTPAY_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `rainforestpay build ${apiKey}` },
    { why: 'a placeholder', text: `RAINFORESTPAY_API_KEY=apikey_${'x'.repeat(64)}` },
  ],
};
