import type { Detector } from './detector.js';

export const travisci = {
  provider: 'travisci',
  docs: 'https://docs.travis-ci.com/user/encryption-keys/',
  rules: [
    {
      id: 'travisci-access-token',
      kind: 'API token',
      severity: 'medium',
      keywords: [
        'travis_api',
        'travis-api',
        'travisapi',
        'travis_token',
        'travis-token',
        'travistoken',
        'travis_access',
        'travis-access',
        'travisaccess',
        'travis.api',
        'travis_ci',
        'travisci',
        'travis-ci',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{20,22})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
