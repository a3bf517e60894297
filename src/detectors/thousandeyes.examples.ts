import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('77ba3d2c-80a9-d1bc', '-b1c8-816760d2b9ab');

export const thousandeyesExamples: DetectorExamples = {
  positive: {
    'thousandeyes-token': [`THOUSANDEYES_TOKEN=${token}`, `thousandeyes_token: ${token}`],
  },
  negative: [
    { why: 'an identifier beside the word', text: `thousandeyes build ${token}` },
    { why: 'a reference', text: 'THOUSANDEYES_TOKEN=${THOUSANDEYES_TOKEN}' },
  ],
};
