import type { Detector } from './detector.js';

export const deno = {
  provider: 'deno',
  docs: 'https://docs.deno.com/deploy/manual/',
  rules: [
    {
      id: 'deno-deploy-token',
      kind: 'personal token of Deploy',
      severity: 'high',
      keywords: ['ddp_', 'ddw_'],
      pattern: String.raw`(?<secret>dd[pw]_[A-Za-z0-9]{36})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'deno-organization-token',
      kind: 'token of an organization',
      severity: 'high',
      keywords: ['ddo_'],
      pattern: String.raw`(?<secret>ddo_[A-Za-z0-9]{36})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
