import type { Detector } from './detector.js';

export const polar = {
  provider: 'polar',
  docs: 'https://docs.polar.sh/integrate/oat',
  rules: [
    {
      id: 'polar-access-token',
      kind: 'access token of an organization, person or application',
      severity: 'high',
      keywords: ['polar_oat_', 'polar_pat_', 'polar_at_'],
      pattern: String.raw`(?<secret>polar_(?:oat|pat|at)_[A-Za-z0-9_-]{20,100})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
