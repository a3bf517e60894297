import type { Detector } from './detector.js';

export const robinhood = {
  provider: 'robinhood',
  docs: 'https://docs.robinhood.com/crypto/trading/',
  rules: [
    {
      id: 'robinhood-crypto-api-key',
      kind: 'API key for crypto trading',
      severity: 'high',
      keywords: ['rh-api-'],
      pattern: String.raw`(?<secret>rh-api-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      siblings: { 'private-key': ['privatekey', 'base64privatekey'] },
    },
  ],
} as const satisfies Detector;
