import type { Detector } from './detector.js';

export const azureCacheRedis = {
  provider: 'azure-cache-redis',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-cache-redis-key',
      kind: 'access key',
      severity: 'high',
      keywords: ['azca'],
      exactKeyword: 'AzCa',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}AzCa[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
