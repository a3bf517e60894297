import type { Detector } from './detector.js';

export const azureMaps = {
  provider: 'azure-maps',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZMP`), a check over all.
      id: 'azure-maps-key',
      kind: 'subscription key',
      severity: 'medium',
      keywords: ['azmp'],
      exactKeyword: 'AZMP',
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZMP[A-Za-z0-9]{4})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'azure-annotated-marvin32',
      facts: 'azure-annotated',
      judge: 'random',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
