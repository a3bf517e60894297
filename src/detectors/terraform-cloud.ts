import type { Detector } from './detector.js';

// The registry of Vagrant boxes issues the same form.
export const terraformCloud = {
  provider: 'terraform-cloud',
  docs: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
  rules: [
    {
      id: 'terraform-cloud-token',
      kind: 'user, team or organization token',
      severity: 'critical',
      keywords: ['.atlasv1.'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
