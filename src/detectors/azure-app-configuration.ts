import type { Detector } from './detector.js';

export const azureAppConfiguration = {
  provider: 'azure-app-configuration',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      id: 'azure-app-configuration-connection',
      kind: 'secret of an access key in a connection string',
      severity: 'high',
      keywords: ['.azconfig.'],
      pattern: String.raw`(?i:Endpoint)=https://(?<host>[a-z0-9-]{1,64}\.azconfig\.(?:io|azure\.us|azure\.cn));(?i:Id)=(?<key_id>[A-Za-z0-9+/:-]{4,60});(?i:Secret)=(?<secret>[A-Za-z0-9+/]{36,100}={0,2})`,
      boundary: 'base64',
      maxBytes: 320,
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZAC`), a check over all.
      id: 'azure-app-configuration-key',
      kind: 'secret of an access key',
      severity: 'high',
      keywords: ['azac'],
      exactKeyword: 'AZAC',
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZAC[A-Za-z0-9]{4})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'azure-annotated-marvin32',
      facts: 'azure-annotated',
      judge: 'random',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
