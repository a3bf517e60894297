import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const cloudApiKey = join(
  'eyJhbGciOiJIUzI1NiIsKWZyf4QLDxQR.eyJ4D9O2ZGW9o_hilMjjK-',
  'rfxTebylwng.-LmVtxNyTyPSX60HJaeS2z8da2rQM2v6XLG6EUBZtXW',
);

export const qdrantExamples: DetectorExamples = {
  positive: {
    'qdrant-cloud-api-key': [`QDRANT_CLOUD_API_KEY=${cloudApiKey}`, `export QDRANT_CLOUD_API_KEY="${cloudApiKey}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `qdrant build ${cloudApiKey}` },
    { why: 'a reference', text: 'QDRANT_CLOUD_API_KEY=${QDRANT_CLOUD_API_KEY}' },
  ],
};
