import type { Detector } from './detector.js';

export const upcloud = {
  provider: 'upcloud',
  docs: 'https://developers.upcloud.com/1.3/3-authentication/',
  rules: [
    {
      id: 'upcloud-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['ucat_'],
      pattern: String.raw`(?<secret>ucat_[A-Za-z0-9]{24,32})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
