import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const integrationKey = join('2ab18982-0bbe-914f', '-14f8-03c23e53d2b5');

export const pendoExamples: DetectorExamples = {
  positive: {
    'pendo-integration-key': [
      `PENDO_INTEGRATION_KEY=${integrationKey}`,
      `export PENDO_INTEGRATION_KEY="${integrationKey}"`,
    ],
  },
  negative: [
    { why: 'an identifier beside the word', text: `pendoapi build ${integrationKey}` },
    { why: 'a checksum', text: `PENDO_CHECKSUM=${integrationKey}` },
  ],
};
