import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const recordKey = join('03894b6d-f8c9-41a4', '-a5e9-4c5d757f54a0');

export const cypressExamples: DetectorExamples = {
  positive: {
    'cypress-record-key': [`CYPRESS_RECORD_KEY=${recordKey}`, `npx cypress run --record --key ${recordKey}`],
  },
  negative: [
    { why: 'record key one character short', text: `CYPRESS_SID=${recordKey.slice(0, 35)}` },
    { why: 'record key beside the name, given to nothing', text: `cypress at ${recordKey}` },
    { why: 'a reference', text: `CYPRESS_RECORD_KEY=\${CYPRESS_RECORD_KEY}` },
  ],
};
