import type { Detector } from './detector.js';

export const azureApim = {
  provider: 'azure-apim',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-apim-key',
      kind: 'key of the management, gateway or repository',
      severity: 'high',
      keywords: ['apim'],
      exactKeyword: 'APIM',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}APIM[A-Za-z0-9+/]{6}==)`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'azure-apim-subscription-key',
      kind: 'subscription key',
      severity: 'medium',
      keywords: [
        'subscription-key',
        'subscriptionkey',
        'subscription_key',
        'azure-api.net',
        'apim_key',
        'apimkey',
        'apim_sub',
        'apim-key',
        'apim-sub',
        'apimsub',
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
