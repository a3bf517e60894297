import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const browserstack = {
  provider: 'browserstack',
  docs: 'https://www.browserstack.com/docs/automate/api-reference/selenium/introduction',
  rules: [
    {
      id: 'browserstack-access-key',
      kind: 'access key',
      severity: 'medium',
      keywords: ['browserstack', 'bs_authkey', 'bs-authkey', 'bsauthkey'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { user: ['username', 'user'] },
    },
  ],
} as const satisfies Detector;
