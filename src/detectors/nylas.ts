import type { Detector } from './detector.js';

export const nylas = {
  provider: 'nylas',
  docs: 'https://developer.nylas.com/docs/v3/auth/hosted-oauth-apikey/',
  rules: [
    {
      id: 'nylas-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['nyk_'],
      pattern: String.raw`(?<secret>nyk_[A-Za-z0-9_]{67})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
