import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('sk_l', 'ive_Q09I0AI5fb', 'IiWiTEUNe7lho1');
const testSecretKey = join('sk_t', 'est_EvJffHJM4m', 'x1G3mOhtwEgCzp');

export const paymongoExamples: DetectorExamples = {
  positive: {
    'paymongo-secret-key': [`PAYMONGO_SECRET_KEY=${secretKey}`, `paymongo_secret_key: ${secretKey}`],
    'paymongo-test-secret-key': [
      `PAYMONGO_TEST_SECRET_KEY=${testSecretKey}`,
      `paymongo:\n  api_key: ${testSecretKey}\n`,
    ],
  },
  negative: [
    { why: 'a reference', text: 'PAYMONGO_SECRET_KEY=${PAYMONGO_SECRET_KEY}' },
    { why: 'a test key cut short', text: 'paymongo sk_test_8fKq2' },
  ],
};
