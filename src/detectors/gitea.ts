import type { Detector } from './detector.js';

// Forgejo and Codeberg have the same forms.
export const gitea = {
  provider: 'gitea',
  docs: 'https://docs.gitea.com/development/oauth2-provider',
  rules: [
    {
      id: 'gitea-oauth-token',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['gto_'],
      pattern: String.raw`(?<secret>gto_[a-z2-7]{52,56})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'gitea-access-token',
      kind: 'access token',
      severity: 'high',
      keywords: ['gitea', 'forgejo', 'codeberg'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
