import type { Detector } from './detector.js';

export const pubnub = {
  provider: 'pubnub',
  docs: 'https://www.pubnub.com/docs/general/resources/api-keys',
  rules: [
    {
      id: 'pubnub-secret-key',
      kind: 'secret key',
      severity: 'high',
      keywords: ['sec-c-'],
      pattern: String.raw`(?<secret>sec-c-[A-Za-z0-9+/]{46}[A-Za-z0-9+/=]{2})`,
      boundary: 'base64',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      siblings: { 'publish-key': ['publishkey', 'pubkey'], 'subscribe-key': ['subscribekey', 'subkey'] },
    },
    {
      id: 'pubnub-publish-key',
      kind: 'publish key',
      severity: 'medium',
      keywords: ['pub-c-'],
      pattern: String.raw`(?<secret>pub-c-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'pubnub-subscribe-key',
      kind: 'subscribe key',
      severity: 'low',
      keywords: ['sub-c-'],
      pattern: String.raw`(?<secret>sub-c-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
