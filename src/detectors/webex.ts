import type { Detector } from './detector.js';

export const webex = {
  provider: 'webex',
  docs: 'https://developer.webex.com/docs/getting-started',
  rules: [
    {
      id: 'webex-bot-token',
      kind: 'token of a bot or person',
      severity: 'high',
      keywords: ['webex', 'ciscospark', 'spark_token', 'spark_access'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64}_[A-Za-z0-9]{4}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 200,
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
