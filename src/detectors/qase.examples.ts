import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('5h0qlkjNGsGCMo6uE540Si9LAZ', '2p07503uomivGQNqNcxo6i3zqS');

export const qaseExamples: DetectorExamples = {
  positive: {
    'qase-api-token': [`QASE_API_TOKEN=${apiToken}`, `new Client({ qaseApiToken: '${apiToken}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `qase build ${apiToken}` },
    { why: 'a placeholder', text: `QASE_API_TOKEN=${'x'.repeat(52)}` },
  ],
};
