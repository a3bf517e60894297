import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('PWyqkXO1TStAIouGHHj95K', 'M9OkCrdJXB6-VHvPH3bp6');

export const rocketchatExamples: DetectorExamples = {
  positive: {
    'rocketchat-token': [`ROCKETCHAT_TOKEN=${token}`, `rocketchat:\n  api_key: ${token}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `rocketchat build ${token}` },
    { why: 'a placeholder', text: `ROCKETCHAT_TOKEN=${'x'.repeat(43)}` },
  ],
};
