import type { Detector } from './detector.js';

export const zulip = {
  provider: 'zulip',
  docs: 'https://zulip.com/api/api-keys',
  rules: [
    {
      id: 'zulip-api-key',
      kind: 'API key of a user or bot',
      severity: 'medium',
      keywords: ['zulip', 'zulipchat'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { email: ['email'], site: ['site'] },
    },
  ],
} as const satisfies Detector;
