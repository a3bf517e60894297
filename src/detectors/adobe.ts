import type { Detector } from './detector.js';

export const adobe = {
  provider: 'adobe',
  docs: 'https://developer.adobe.com/developer-console/docs/guides/authentication/OAuthIntegration/',
  rules: [
    {
      id: 'adobe-client-secret',
      kind: 'OAuth client secret',
      severity: 'high',
      keywords: ['p8e-'],
      pattern: String.raw`(?<secret>p8e-[A-Za-z0-9_-]{32})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
      siblings: { 'client-id': ['id', 'clientid', 'adobeclientid'] },
    },
  ],
} as const satisfies Detector;
