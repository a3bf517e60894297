import type { Detector } from './detector.js';

export const saucelabs = {
  provider: 'saucelabs',
  docs: 'https://docs.saucelabs.com/dev/api/',
  rules: [
    {
      id: 'saucelabs-access-key',
      kind: 'access key',
      severity: 'medium',
      keywords: [
        'saucelabs',
        'sauce_labs',
        'sauce-labs',
        'sauceaccess',
        'sauce_access',
        'sauce-access',
        'saucekey',
        'sauce_key',
        'sauce-key',
        'sauce.labs',
        'sauce.access',
        'sauce.key',
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { user: ['username', 'user', 'sauceusername', 'sauceuser'] },
    },
  ],
} as const satisfies Detector;
