import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('f5cd355e02d0a21e', '47565eaedb9bc9f5');

export const knapsackproExamples: DetectorExamples = {
  positive: {
    'knapsackpro-token': [
      `KNAPSACK_PRO_TEST_SUITE_TOKEN_RSPEC=${token2}`,
      `"knapsackProTestSuiteTokenRspec": "${token2}"`,
      `knapsackpro:\n  api_key: ${token2}`,
    ],
  },
  negative: [
    {
      why: 'test suite token: a reference',
      text: 'KNAPSACK_PRO_TEST_SUITE_TOKEN_RSPEC=${KNAPSACK_PRO_TEST_SUITE_TOKEN_RSPEC}',
    },
    { why: 'test suite token: given to no name', text: `about knapsackpro: see ${token2}` },
    { why: 'test suite token: one character short', text: `knapsack_pro: "${token2.slice(0, -1)}"` },
  ],
};
