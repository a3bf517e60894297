import type { Detector } from './detector.js';

export const linkedin = {
  provider: 'linkedin',
  docs: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow',
  rules: [
    {
      id: 'linkedin-client-secret',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['wpl_ap1.'],
      pattern: String.raw`(?<secret>WPL_AP[0-9]\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6,8}={0,2})`,
      boundary: 'base64',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'linkedin-client-secret-legacy',
      kind: 'OAuth client secret (old form)',
      severity: 'medium',
      keywords: ['linkedin'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{16})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['linkedinclientid', 'clientid'] },
    },
    {
      id: 'linkedin-access-token',
      kind: 'OAuth access token',
      severity: 'medium',
      keywords: ['linkedin'],
      pattern: String.raw`(?<secret>AQ[A-Za-z0-9_-]{200,1000})`,
      boundary: 'base64url',
      maxBytes: 1400,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
