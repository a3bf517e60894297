import type { Detector } from './detector.js';

export const azureContainerRegistry = {
  provider: 'azure-container-registry',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-container-registry-key',
      kind: 'password of the admin user',
      severity: 'high',
      keywords: ['+acr'],
      exactKeyword: '+ACR',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5})`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
