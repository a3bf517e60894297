import type { Detector } from './detector.js';

export const settlemint = {
  provider: 'settlemint',
  docs: 'https://console.settlemint.com/documentation/',
  rules: [
    {
      id: 'settlemint-access-token',
      kind: 'access token of an application, person or service',
      severity: 'medium',
      keywords: ['sm_aat_', 'sm_pat_', 'sm_sat_'],
      pattern: String.raw`(?<secret>sm_(?:aat|pat|sat)_[A-Za-z0-9]{16})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
