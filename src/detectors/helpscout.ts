import type { Detector } from './detector.js';

export const helpscout = {
  provider: 'helpscout',
  docs: 'https://developer.helpscout.com/mailbox-api/overview/authentication/',
  rules: [
    {
      id: 'helpscout-app-secret',
      kind: 'secret of an application',
      severity: 'medium',
      keywords: ['helpscout', 'help_scout', 'help-scout'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'app-id': ['appid', 'helpscoutappid'] },
    },
  ],
} as const satisfies Detector;
