import type { Detector } from './detector.js';

export const wakatime = {
  provider: 'wakatime',
  docs: 'https://wakatime.com/developers',
  rules: [
    {
      id: 'wakatime-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['waka_'],
      pattern: String.raw`(?<secret>waka_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'wakatime-api-key-legacy',
      kind: 'API key (old form, a UUID)',
      severity: 'low',
      keywords: ['wakatime'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
