import type { Detector } from './detector.js';

export const azureMl = {
  provider: 'azure-ml',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-ml-classic-key',
      kind: 'key of a web service (classic)',
      severity: 'medium',
      keywords: ['+amc'],
      exactKeyword: '+AMC',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}\+AMC[A-Za-z0-9+/]{6}==)`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
