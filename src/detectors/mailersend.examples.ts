import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('ml', 'sn.369336e4b0e4410e026321810038d2c', '230f2f9b8e3a867ffa28cdb2bdd561422');

export const mailersendExamples: DetectorExamples = {
  positive: {
    'mailersend-api-token': [`MAILERSEND_API_TOKEN=${apiToken}`, `{"value": "${apiToken}"}`],
  },
  negative: [
    { why: 'API token: cut short', text: apiToken.slice(0, -35) },
    { why: 'API token: a placeholder', text: join('ml', 'sn.', 'x'.repeat(64)) },
  ],
};
