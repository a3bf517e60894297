import type { Detector } from './detector.js';

export const azureServicebus = {
  provider: 'azure-servicebus',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-servicebus-key',
      kind: 'shared access key',
      severity: 'high',
      keywords: ['+asb'],
      exactKeyword: '+ASb',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}\+ASb[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
    {
      // Keys from before the mark; event hubs and relays have the same string.
      id: 'azure-servicebus-connection',
      kind: 'shared access key in a connection string',
      severity: 'high',
      keywords: ['sharedaccesskeyname='],
      pattern: String.raw`Endpoint=sb://(?<host>[A-Za-z0-9.-]{1,100})/?;SharedAccessKeyName=(?<key_id>[^;"'\s]{1,80});SharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      maxBytes: 320,
      minEntropy: 4,
      judge: 'random',
      specificity: 86,
    },
  ],
} as const satisfies Detector;
