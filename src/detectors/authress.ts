import type { Detector } from './detector.js';

export const authress = {
  provider: 'authress',
  docs: 'https://authress.io/knowledge-base/docs/authorization/service-clients/access-keys/',
  rules: [
    {
      // Client, key and account in clear, then the private key.
      id: 'authress-access-key',
      kind: 'access key of a service client',
      severity: 'high',
      keywords: ['.acc_', '.acc-'],
      pattern: String.raw`(?<secret>(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120})`,
      boundary: 'base64',
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
