import type { Detector } from './detector.js';

// Lengths come from published examples.
export const posthog = {
  provider: 'posthog',
  docs: 'https://posthog.com/docs/api',
  rules: [
    {
      id: 'posthog-personal-api-key',
      kind: 'personal API key',
      severity: 'high',
      keywords: ['phx_'],
      pattern: String.raw`(?<secret>phx_[A-Za-z0-9_-]{41,49})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'posthog-oauth-token',
      kind: 'OAuth access or refresh token',
      severity: 'high',
      keywords: ['pha_', 'phr_'],
      pattern: String.raw`(?<secret>ph[ar]_[A-Za-z0-9]{40,43})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'posthog-feature-flags-secure-key',
      kind: 'secure key of feature flags',
      severity: 'medium',
      keywords: ['phs_'],
      pattern: String.raw`(?<secret>phs_[A-Za-z0-9]{43,48})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'posthog-project-api-key',
      kind: 'project key, meant to be public',
      severity: 'low',
      lowBecause: 'public',
      keywords: ['phc_'],
      pattern: String.raw`(?<secret>phc_[A-Za-z0-9_-]{41,48})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
