import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('sk', '_', 'bbcbe4eb-a166-4cd7', '-a4fd-184315350005');
const testSecretKey = join('sk_t', 'est_', '06737733-f81b-4cec', '-ae9d-0415557c6acf');

export const checkoutExamples: DetectorExamples = {
  positive: {
    'checkout-secret-key': [
      `CKO_SECRET_KEY=${secretKey}`,
      `curl https://api.checkout.com/payments -H "Authorization: ${secretKey}"`,
    ],
    'checkout-test-secret-key': [`CKO_SECRET_KEY=${testSecretKey}`],
  },
  negative: [
    { why: 'secret key one character short', text: `checkout.com ${secretKey.slice(0, -1)}` },
    { why: 'secret key of the sandbox one character short', text: `see ${testSecretKey.slice(0, -1)}` },
  ],
};
