import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join('56632128-1cdf-0779', '-0359-083237786510');

export const saucelabsExamples: DetectorExamples = {
  positive: {
    'saucelabs-access-key': [`SAUCELABS_ACCESS_KEY=${accessKey}`, `{"saucelabsAccessKey": "${accessKey}"}`],
  },
  negative: [
    { why: 'an identifier beside the word', text: `saucelabs build ${accessKey}` },
    { why: 'a checksum', text: `SAUCELABS_CHECKSUM=${accessKey}` },
  ],
};
