import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('sk', '_live_a2V5XzII4stjufUmNVQlK2OQT6qDqFiurAY', 'W/bOl6TuuFbcOL93RQSx5CtWKvD1EuhCJyqhpZzp');

export const highnoteExamples: DetectorExamples = {
  positive: {
    'highnote-secret-key': [
      `HIGHNOTE_SECRET_KEY=${secretKey}`,
      `<add key="highnoteSecretKey" value="${secretKey}"/>`,
      `highnote:\n  api_key: ${secretKey}`,
    ],
  },
  negative: [{ why: 'secret key: a reference', text: 'HIGHNOTE_SECRET_KEY=${HIGHNOTE_SECRET_KEY}' }],
};
