import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('478fc4c135eedfeee45d45b194ca9665', '6e376aba9a6dde00f4d31d6c6c855f8b');

export const percyExamples: DetectorExamples = {
  positive: {
    'percy-token': [`PERCY_TOKEN=${token}`, `export PERCY_TOKEN="${token}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `percytoken at commit ${token}` },
    { why: 'a checksum', text: `PERCY_CHECKSUM=${token}` },
  ],
};
