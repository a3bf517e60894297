import type { Detector } from './detector.js';

export const onepassword = {
  provider: 'onepassword',
  docs: 'https://developer.1password.com/docs/service-accounts/security/?token-example=encoded',
  rules: [
    {
      // Base64 of JSON that holds the address, the account key and the rest of what a client needs.
      id: 'onepassword-service-account-token',
      kind: 'service account token',
      severity: 'critical',
      keywords: ['ops_eyj'],
      exactKeyword: 'ops_eyJ',
      pattern: String.raw`(?<secret>ops_eyJ[A-Za-z0-9+/_-]{250}[A-Za-z0-9+/_-]*={0,3})`,
      boundary: 'base64',
      maxBytes: 4096,
      minEntropy: 4,
      facts: 'onepassword',
      judge: 'random',
      specificity: 90,
    },
    {
      // Useless without the password of the account; the white paper shows both groupings.
      id: 'onepassword-secret-key',
      kind: 'secret key of an account',
      severity: 'high',
      keywords: ['a3-'],
      exactKeyword: 'A3-',
      pattern: String.raw`(?<secret>A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      // The name of its claim `1password.com/auuid`, in base64 at each of the three places in a group that it can
      // have.
      id: 'onepassword-connect-token',
      kind: 'token of a Connect server',
      severity: 'high',
      keywords: ['mxbhc3n3b3jklmnvbs9hdxvpz', 'fwyxnzd29yzc5jb20vyxv1aw', 'xcgfzc3dvcmquy29tl2f1dwlk'],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.ey[A-Za-z0-9_-]*(?:MXBhc3N3b3JkLmNvbS9hdXVpZ|FwYXNzd29yZC5jb20vYXV1aW|xcGFzc3dvcmQuY29tL2F1dWlk)[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+)`,
      boundary: 'base64url',
      maxBytes: 8192,
      judge: 'jwt',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
