import type { Detector } from './detector.js';

export const branchio = {
  provider: 'branchio',
  docs: 'https://help.branch.io/developers-hub/docs/deep-linking-api',
  rules: [
    {
      // Stands in every app. Other vendors use the prefix too, so that the name has to be near.
      id: 'branchio-key',
      kind: 'Branch key (meant to be public)',
      severity: 'low',
      lowBecause: 'public',
      keywords: [
        'branch.io',
        'branch_key',
        'branchkey',
        'branch-key',
        'branch_api',
        'branch-api',
        'branch_secret',
        'branchsecret',
        'branchio',
        'io.branch',
      ],
      pattern: String.raw`(?<secret>key_(?:live|test)_[A-Za-z0-9]{16,40})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 75,
    },
    {
      id: 'branchio-secret',
      kind: 'Branch secret',
      severity: 'high',
      keywords: [
        'branch.io',
        'branch_key',
        'branchkey',
        'branch-key',
        'branch_secret',
        'branchsecret',
        'branchio',
        'io.branch',
      ],
      pattern: String.raw`(?<secret>secret_(?:live|test)_[A-Za-z0-9]{16,40})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      pairWith: { rule: 'branchio-key', withinBytes: 512, companion: 'key' },
      specificity: 75,
    },
  ],
} as const satisfies Detector;
