import type { Detector } from './detector.js';

export const lambdatest = {
  provider: 'lambdatest',
  docs: 'https://www.lambdatest.com/support/docs/using-environment-variables-for-authentication-credentials/',
  rules: [
    {
      // Keys from before 2023 have no prefix.
      id: 'lambdatest-access-key',
      kind: 'access key',
      severity: 'medium',
      keywords: ['lambdatest', 'lt_access', 'ltaccess', 'lt-access'],
      pattern: String.raw`(?<secret>(?:LT_)?[A-Za-z0-9]{46,50})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
