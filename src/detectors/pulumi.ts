import type { Detector } from './detector.js';

export const pulumi = {
  provider: 'pulumi',
  docs: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
  rules: [
    {
      id: 'pulumi-access-token',
      kind: 'access token',
      severity: 'high',
      keywords: ['pul-'],
      pattern: String.raw`(?<secret>pul-[a-f0-9]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
