import type { Detector } from './detector.js';

// Microsoft's recognizable keys carry a mark and a check: https://github.com/microsoft/security-utilities
export const azure = {
  provider: 'azure',
  docs: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage',
  rules: [
    {
      id: 'azure-storage-key',
      kind: 'storage account key',
      severity: 'critical',
      keywords: ['+ast'],
      exactKeyword: '+ASt',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{6}==)`,
      boundary: 'base64',
      checksum: 'azure-storage-marvin32',
      specificity: 90,
    },
    {
      // Keys from before 2021 have neither mark nor check: the setting they stand in tells.
      id: 'azure-storage-connection',
      kind: 'storage account key in a connection string',
      severity: 'critical',
      keywords: ['accountkey='],
      pattern: String.raw`(?i)(?:AccountName=(?<account>[a-z0-9]{3,24});)?(?:[A-Za-z]+=[^;"'\s]*;)*AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)`,
      boundary: 'base64',
      checksum: 'azure-storage-marvin32',
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'azure-entra-secret',
      kind: 'client secret of an Entra application',
      severity: 'critical',
      keywords: ['8q~'],
      exactKeyword: '8Q~',
      pattern: String.raw`(?<secret>[A-Za-z0-9_.~-]{3}8Q~[A-Za-z0-9_.~-]{34})`,
      boundary: 'base64url',
      checksum: 'entra-marvin32',
      specificity: 90,
    },
    {
      // The first form with a mark has no check.
      id: 'azure-entra-first-secret',
      kind: 'client secret of an Entra application (form of 2021)',
      severity: 'critical',
      keywords: ['7q~'],
      exactKeyword: '7Q~',
      pattern: String.raw`(?<secret>[A-Za-z0-9_.~-]{3}7Q~[A-Za-z0-9_.~-]{31,34})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
