import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('sk_l', 'ive_ps4o5lu7s8hc2ufo9r', 'knpe7rrg8yn48s8ygeg3rm');
const testSecretKey = join('sk_t', 'est_7gq8gflq2z8ax2b2fz', 't1g3ip5huzt4a8yc0dmu5y');

export const paystackExamples: DetectorExamples = {
  positive: {
    'paystack-secret-key': [`PAYSTACK_SECRET_KEY=${secretKey}`, `{"paystack": {"key": "${secretKey}"}}`],
    'paystack-test-secret-key': [
      `PAYSTACK_TEST_SECRET_KEY=${testSecretKey}`,
      `# paystack\nPAYSTACK_TEST_SECRET_KEY=${testSecretKey}`,
    ],
  },
  negative: [
    { why: 'a reference', text: 'PAYSTACK_SECRET_KEY=${PAYSTACK_SECRET_KEY}' },
    { why: 'a test key cut short', text: 'paystack sk_test_8fKq2' },
  ],
};
