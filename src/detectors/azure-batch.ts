import type { Detector } from './detector.js';

export const azureBatch = {
  provider: 'azure-batch',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-batch-key',
      kind: 'account key',
      severity: 'high',
      keywords: ['+aba'],
      exactKeyword: '+ABa',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}\+ABa[A-Za-z0-9+/]{6}==)`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
