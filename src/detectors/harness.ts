import type { Detector } from './detector.js';

export const harness = {
  provider: 'harness',
  docs: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/',
  rules: [
    {
      // The first part is the id of the account.
      id: 'harness-api-key',
      kind: 'token of a person or service account',
      severity: 'high',
      keywords: ['pat.', 'sat.'],
      pattern: String.raw`(?<secret>[ps]at\.(?<account_id>[A-Za-z0-9_-]{22})\.[0-9a-f]{24}\.[A-Za-z0-9]{20})`,
      boundary: 'base64url',
      maxBytes: 96,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
