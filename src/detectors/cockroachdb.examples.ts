import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const cloudApiKey = join(
  'CCD',
  'B1_',
  'mRxjXHgZi8S',
  'azNaOlBg68X',
  '_',
  'PpFaF3vPfuHYBP6xE10p',
  'h2e48UJPLUQTeo73UKWr',
);

export const cockroachdbExamples: DetectorExamples = {
  positive: {
    'cockroachdb-cloud-api-key': [`COCKROACHDB_API_KEY=${cloudApiKey}`, `client = connect('${cloudApiKey}')`],
  },
  negative: [{ why: 'API key of a service account one character short', text: `see ${cloudApiKey.slice(0, 68)}` }],
};
