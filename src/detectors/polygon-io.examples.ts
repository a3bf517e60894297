import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('FVRU8S3p9F_YVgbS', 'WddjlXW_NhpQNzTK');

export const polygonIoExamples: DetectorExamples = {
  positive: {
    'polygon-io-api-key': [`POLYGON_IO_API_KEY=${apiKey}`, `export POLYGON_IO_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `polygon-io build ${apiKey}` },
    { why: 'a reference', text: 'POLYGON_IO_API_KEY=${POLYGON_IO_API_KEY}' },
  ],
};
