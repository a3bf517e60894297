import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const cloudApiKey = join('ll', 'x-cTNRfhn3EoS3Qbz8wy5wK', 'BEcBJQ6FJXXB1Jk0GKqxShm');

export const llamaindexExamples: DetectorExamples = {
  positive: {
    'llamaindex-cloud-api-key': [`LLAMAINDEX_CLOUD_API_KEY=${cloudApiKey}`, `{"value": "${cloudApiKey}"}`],
  },
  negative: [
    { why: 'API key of the cloud: one character short', text: cloudApiKey.slice(0, -1) },
    { why: 'API key of the cloud: a placeholder', text: join('ll', 'x-', 'x'.repeat(44)) },
  ],
};
