import type { Detector } from './detector.js';

export const checkly = {
  provider: 'checkly',
  docs: 'https://www.checklyhq.com/docs/cli/authentication/',
  rules: [
    {
      id: 'checkly-api-key',
      kind: 'API key of a user or a service',
      severity: 'medium',
      keywords: ['checkly'],
      pattern: String.raw`(?<secret>(?:cu|sv)_[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
      siblings: { 'account-id': ['accountid'] },
    },
  ],
} as const satisfies Detector;
