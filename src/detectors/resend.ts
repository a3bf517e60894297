import type { Detector } from './detector.js';

export const resend = {
  provider: 'resend',
  docs: 'https://resend.com/docs/api-reference/introduction',
  rules: [
    {
      // The prefix ends many words, so that the service has to be named near it.
      id: 'resend-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['resend'],
      pattern: String.raw`(?<secret>re_[1-9A-HJ-NP-Za-km-z]{8}_[1-9A-HJ-NP-Za-km-z]{24})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
