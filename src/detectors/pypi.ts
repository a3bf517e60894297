import type { Detector } from './detector.js';

// A macaroon in base64url, whose fixed start names the index.
export const pypi = {
  provider: 'pypi',
  docs: 'https://pypi.org/help/#apitoken',
  rules: [
    {
      id: 'pypi-api-token',
      kind: 'upload token',
      severity: 'critical',
      keywords: ['pypi-ageichlwas5vcmc'],
      exactKeyword: 'pypi-AgEIcHlwaS5vcmc',
      pattern: String.raw`(?<secret>pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000})`,
      boundary: 'base64url',
      maxBytes: 1100,
      minEntropy: 3,
      facts: 'pypi',
      judge: 'random',
      specificity: 92,
    },
    {
      id: 'pypi-test-api-token',
      kind: 'upload token of the test index',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['pypi-agendgvzdc5wexbplm9yzw'],
      exactKeyword: 'pypi-AgENdGVzdC5weXBpLm9yZw',
      pattern: String.raw`(?<secret>pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50,1000})`,
      boundary: 'base64url',
      maxBytes: 1100,
      minEntropy: 3,
      facts: 'pypi',
      judge: 'random',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
