import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiPassword = join('gNZ04ZGYt8RZUaqxTeVwEE', 'tQpBabOs3TPcCcdHN3jOWW');

export const wpengineExamples: DetectorExamples = {
  positive: {
    'wpengine-api-password': [`WPENGINE_PASSWORD=${apiPassword}`, `new Client({ wpenginePassword: '${apiPassword}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `wpengine build ${apiPassword}` },
    { why: 'a reference', text: 'WPENGINE_PASSWORD=${WPENGINE_PASSWORD}' },
  ],
};
