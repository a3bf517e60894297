import type { Detector } from './detector.js';

export const devin = {
  provider: 'devin',
  docs: 'https://docs.devin.ai/api-reference/authentication',
  rules: [
    {
      id: 'devin-user-key',
      kind: 'key of a user',
      severity: 'high',
      keywords: ['apk_user_'],
      pattern: String.raw`(?<secret>apk_user_[A-Za-z0-9+/]{120,180}={0,2})`,
      boundary: 'base64',
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'devin-service-key',
      kind: 'key of a service',
      severity: 'high',
      keywords: ['apk_'],
      pattern: String.raw`(?<secret>apk_[A-Za-z0-9+/]{80,100}={0,2})`,
      boundary: 'base64',
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'devin-service-user-token',
      kind: 'token of a service user',
      severity: 'high',
      keywords: ['cog_'],
      pattern: String.raw`(?<secret>cog_[a-z2-7]{52})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
