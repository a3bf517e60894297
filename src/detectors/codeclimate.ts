import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const codeclimate = {
  provider: 'codeclimate',
  docs: 'https://docs.codeclimate.com/docs/finding-your-test-coverage-token#should-i-keep-my-test-reporter-id-secret',
  rules: [
    {
      // Lets one upload coverage.
      id: 'codeclimate-test-reporter-id',
      kind: 'id of the test reporter',
      severity: 'low',
      keywords: [
        'cc_test_reporter',
        'codeclimate',
        'code_climate',
        'code-climate',
        'cc-test-reporter',
        'cctestreporter',
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
