import type { Detector } from './detector.js';

export const azureSearch = {
  provider: 'azure-search',
  docs: 'https://learn.microsoft.com/en-us/azure/search/search-security-api-keys',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-search-key',
      kind: 'admin or query key',
      severity: 'high',
      keywords: ['azse'],
      exactKeyword: 'AzSe',
      pattern: String.raw`(?<secret>[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
