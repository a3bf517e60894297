import type { Detector } from './detector.js';

export const huggingface = {
  provider: 'huggingface',
  docs: 'https://huggingface.co/docs/hub/security-tokens',
  rules: [
    {
      // Issued tokens hold letters only; some tools take digits too.
      id: 'huggingface-user-access-token',
      kind: 'user access token',
      severity: 'high',
      keywords: ['hf_'],
      pattern: String.raw`(?<secret>hf_[A-Za-z0-9]{34})`,
      boundary: 'alphanumeric',
      maxBytes: 64,
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'huggingface-organization-token',
      kind: 'organization API token (deprecated)',
      severity: 'high',
      keywords: ['api_org_'],
      pattern: String.raw`(?<secret>api_org_[A-Za-z0-9]{34})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
