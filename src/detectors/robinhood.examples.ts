import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const cryptoApiKey = join('rh-a', 'pi-d096c0e7-7975-5f3', '5-dfd2-40131b3f4d8a');

export const robinhoodExamples: DetectorExamples = {
  positive: {
    'robinhood-crypto-api-key': [
      `ROBINHOOD_CRYPTO_API_KEY=${cryptoApiKey}`,
      `const client = connect('${cryptoApiKey}');`,
    ],
  },
  negative: [
    { why: 'crypto api key cut short', text: cryptoApiKey.slice(0, 42) },
    { why: 'placeholder for the crypto api key', text: `${join('rh-', 'api-', 'x'.repeat(36))}` },
  ],
};
