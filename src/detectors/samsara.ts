import type { Detector } from './detector.js';

export const samsara = {
  provider: 'samsara',
  docs: 'https://developers.samsara.com/docs/authentication',
  rules: [
    {
      id: 'samsara-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['samsara_api_'],
      pattern: String.raw`(?<secret>samsara_api_[A-Za-z0-9]{26,32})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
