import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const keySecret = join('5MGxdJzmFoAu', 'ewaKM2fhYjgs');
const keyId = join('rz', 'p_live_cCyB', 'mgOiSaiB59');

export const razorpayExamples: DetectorExamples = {
  positive: {
    'razorpay-key-secret': [
      `RAZORPAY_KEY_SECRET=${keySecret}`,
      `export RAZORPAY_KEY_SECRET="${keySecret}"`,
      `RAZORPAY_KEY_ID=${keyId}\nRAZORPAY_KEY_SECRET=${keySecret}`,
    ],
    'razorpay-key-id': [`RAZORPAY_KEY_ID=${keyId}`, `Using ${keyId} for the job`],
  },
  negative: [
    { why: 'a value of that form beside the word (key secret)', text: `razorpay build ${keySecret}` },
    { why: 'a reference (key secret)', text: 'RAZORPAY_KEY_SECRET=${RAZORPAY_KEY_SECRET}' },
    { why: 'key id cut short', text: keyId.slice(0, 22) },
  ],
};
