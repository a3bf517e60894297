import type { Detector } from './detector.js';

export const notion = {
  provider: 'notion',
  docs: 'https://developers.notion.com/docs/authorization',
  rules: [
    {
      id: 'notion-integration-token',
      kind: 'integration token',
      severity: 'high',
      keywords: ['ntn_'],
      pattern: String.raw`(?<secret>ntn_[0-9]{9,11}[A-Za-z0-9]{35,37})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'notion-integration-token-legacy',
      kind: 'integration token (before September 2024)',
      severity: 'high',
      keywords: ['notion'],
      pattern: String.raw`(?<secret>secret_[A-Za-z0-9]{43})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'notion-oauth-refresh-token',
      kind: 'OAuth refresh token',
      severity: 'high',
      keywords: ['nrt_'],
      pattern: String.raw`(?<secret>nrt_[A-Za-z0-9_]{40,55})`,
      boundary: 'alphanumeric',
      maxBytes: 80,
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
