import type { Detector } from './detector.js';

export const sourcegraph = {
  provider: 'sourcegraph',
  docs: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
  rules: [
    {
      id: 'sourcegraph-access-token',
      kind: 'access token',
      severity: 'high',
      keywords: ['sgp_'],
      pattern: String.raw`(?<secret>sgp_(?:[A-Fa-f0-9]{16}_|local_)?[A-Fa-f0-9]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'sourcegraph-license-key',
      kind: 'access token made from a license',
      severity: 'medium',
      keywords: ['slk_'],
      pattern: String.raw`(?<secret>slk_[a-f0-9]{64})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
