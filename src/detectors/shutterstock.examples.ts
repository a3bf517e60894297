import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secret = join('4sFxvGrl', 'QzpK0uVg');

export const shutterstockExamples: DetectorExamples = {
  positive: {
    'shutterstock-secret': [`SHUTTERSTOCK_SECRET=${secret}`, `{"shutterstockSecret": "${secret}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `shutterstock build ${secret}` },
    { why: 'a reference', text: 'SHUTTERSTOCK_SECRET=${SHUTTERSTOCK_SECRET}' },
  ],
};
