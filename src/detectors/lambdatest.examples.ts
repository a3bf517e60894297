import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join('LT', '_K5MxqlmlF6rSmUXNUUkUFDW', '9i27ftP8Icf5LbJnnaTCpchG');

export const lambdatestExamples: DetectorExamples = {
  positive: {
    'lambdatest-access-key': [
      `LT_ACCESS_KEY=${accessKey}`,
      `const ltAccessKey = "${accessKey}";`,
      `lambdatest:\n  api_key: ${accessKey}`,
    ],
  },
  negative: [
    { why: 'access key: a reference', text: 'LT_ACCESS_KEY=${LT_ACCESS_KEY}' },
    { why: 'access key: given to no name', text: `about lambdatest: see ${accessKey}` },
    { why: 'access key: cut short', text: `lambdatest: "${accessKey.slice(0, -2)}"` },
  ],
};
