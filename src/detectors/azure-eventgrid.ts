import type { Detector } from './detector.js';

export const azureEventgrid = {
  provider: 'azure-eventgrid',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-eventgrid-key',
      kind: 'access key',
      severity: 'medium',
      keywords: ['azeg'],
      exactKeyword: 'AZEG',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}AZEG[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZEG`), a check over all.
      id: 'azure-eventgrid-annotated-key',
      kind: 'access key (common annotated key)',
      severity: 'medium',
      keywords: ['azeg'],
      exactKeyword: 'AZEG',
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZEG[A-Za-z0-9]{4})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'azure-annotated-marvin32',
      facts: 'azure-annotated',
      judge: 'random',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
