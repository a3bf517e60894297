import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const cloudApiKey = join(
  'ey',
  'JHdjuuhN3sXV1XqjmoAPg--gzHPr2W_.eyJS23tHYBemla_XEPgWP',
  'VY3DDRA-d-tc.IYOrNAoh9izX4YsrwDfif3K4RDrS7Gv89jRA1tR-',
);

export const temporalExamples: DetectorExamples = {
  positive: {
    'temporal-cloud-api-key': [`TEMPORAL_CLOUD_API_KEY=${cloudApiKey}`, `{"temporalCloudApiKey": "${cloudApiKey}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `temporalapi build ${cloudApiKey}` },
    { why: 'a reference', text: 'TEMPORAL_CLOUD_API_KEY=${TEMPORAL_CLOUD_API_KEY}' },
  ],
};
