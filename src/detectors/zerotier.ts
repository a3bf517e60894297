import type { Detector } from './detector.js';

export const zerotier = {
  provider: 'zerotier',
  docs: 'https://docs.zerotier.com/api/tokens/',
  rules: [
    {
      id: 'zerotier-api-token',
      kind: 'token of the central API',
      severity: 'medium',
      keywords: ['zerotier', 'zt_token', 'zt_api', 'zt-token', 'zttoken', 'zt-api', 'ztapi'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
