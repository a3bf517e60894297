import type { Detector } from './detector.js';

export const particle = {
  provider: 'particle',
  docs: 'https://docs.particle.io/reference/cloud-apis/api/',
  rules: [
    {
      id: 'particle-access-token',
      kind: 'access token',
      severity: 'medium',
      keywords: [
        'particle_api',
        'particle-api',
        'particleapi',
        'particle_token',
        'particle-token',
        'particletoken',
        'particle_access',
        'particle-access',
        'particleaccess',
        'particle.api',
        'particle.io',
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
