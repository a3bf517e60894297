import type { Detector } from './detector.js';

export const xendit = {
  provider: 'xendit',
  docs: 'https://developers.xendit.co/api-reference/#authentication',
  rules: [
    {
      id: 'xendit-secret-key',
      kind: 'secret key, production',
      severity: 'critical',
      keywords: ['xnd_production_'],
      pattern: String.raw`(?<secret>xnd_production_[A-Za-z0-9]{40,72})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'xendit-development-secret-key',
      kind: 'secret key, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['xnd_development_'],
      pattern: String.raw`(?<secret>xnd_development_[A-Za-z0-9]{40,72})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
