import type { Detector } from './detector.js';

// Prefixes: https://docs.digitalocean.com/reference/api/create-personal-access-token/. No check is known.
export const digitalocean = {
  provider: 'digitalocean',
  docs: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  rules: [
    {
      id: 'digitalocean-access-token',
      kind: 'personal access token',
      severity: 'critical',
      keywords: ['dop_v1_'],
      pattern: String.raw`(?<secret>dop_v1_[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'digitalocean-oauth-token',
      kind: 'OAuth access token',
      severity: 'high',
      keywords: ['doo_v1_'],
      pattern: String.raw`(?<secret>doo_v1_[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'digitalocean-refresh-token',
      kind: 'OAuth refresh token',
      severity: 'high',
      keywords: ['dor_v1_'],
      pattern: String.raw`(?<secret>dor_v1_[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
