import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('FL', 'WSECK-db8huj3awvo89v', '2eldl2kikzyzcrrbix-X');
const testSecretKey = join('FL', 'WSECK_TEST-xz901tlze4wl', 'i58cr9nuf3rywcofh2ta-X');
const publicKey = join('FL', 'WPUBK-cjb70cpzsi1h45', '077e99oupcwf0ms9o6-X');
const encryptionKey = join('FL', 'WSECK_TESTb', '62b5e115299');
const dashedKey = join('FL', 'WSECK_TEST-', '4bd07c9e12fa');

export const flutterwaveExamples: DetectorExamples = {
  positive: {
    'flutterwave-secret-key': [`FLUTTERWAVE_SECRET_KEY=${secretKey}`, `{"value": "${secretKey}"}`],
    'flutterwave-test-secret-key': [`FLUTTERWAVE_TEST_SECRET_KEY=${testSecretKey}`, `client("${testSecretKey}")`],
    'flutterwave-public-key': [`FLUTTERWAVE_PUBLIC_KEY=${publicKey}`, `  value: ${publicKey} # made for the shop`],
    'flutterwave-encryption-key': [
      `FLUTTERWAVE_ENCRYPTION_KEY=${encryptionKey}`,
      `{"value": "${encryptionKey}"}`,
      `key = "${dashedKey}"`,
    ],
  },
  negative: [
    { why: 'secret key: one character short', text: secretKey.slice(0, -1) },
    { why: 'secret key, test mode: one character short', text: testSecretKey.slice(0, -1) },
    { why: 'public key, meant to be public: one character short', text: publicKey.slice(0, -1) },
    { why: 'encryption key: one character short', text: encryptionKey.slice(0, -1) },
  ],
};
