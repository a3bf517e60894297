import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const ioKey = join('ai', 'o_', 'M31kNsSAeVSzkN', 'v12Ng8bqLRZzB5');

export const adafruitExamples: DetectorExamples = {
  positive: {
    'adafruit-io-key': [`ADAFRUIT_API_KEY=${ioKey}`, `"apiKey": "${ioKey}"`],
  },
  negative: [
    { why: 'key of Adafruit IO one character short', text: `see ${ioKey.slice(0, 31)}` },
    { why: 'key of Adafruit IO that is masked', text: `masked ${join('ai', 'o_')}${'x'.repeat(28)}` },
  ],
};
