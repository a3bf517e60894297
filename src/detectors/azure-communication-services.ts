import type { Detector } from './detector.js';

export const azureCommunicationServices = {
  provider: 'azure-communication-services',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      id: 'azure-communication-services-connection',
      kind: 'access key in a connection string',
      severity: 'medium',
      keywords: ['.communication.azure.'],
      pattern: String.raw`(?i:Endpoint)=https://(?<host>[a-z0-9.-]{1,100}\.communication\.azure\.com)/?;(?i:AccessKey)=(?<secret>[A-Za-z0-9+/]{84,86}={0,2})`,
      boundary: 'base64',
      maxBytes: 320,
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZCS`), a check over all.
      id: 'azure-communication-services-key',
      kind: 'access key',
      severity: 'medium',
      keywords: ['azcs'],
      exactKeyword: 'AZCS',
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZCS[A-Za-z0-9]{4})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'azure-annotated-marvin32',
      facts: 'azure-annotated',
      judge: 'random',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
