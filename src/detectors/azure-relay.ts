import type { Detector } from './detector.js';

export const azureRelay = {
  provider: 'azure-relay',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-relay-key',
      kind: 'shared access key',
      severity: 'high',
      keywords: ['+arm'],
      exactKeyword: '+ARm',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}\+ARm[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
