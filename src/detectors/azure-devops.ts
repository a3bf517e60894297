import type { Detector } from './detector.js';

export const azureDevops = {
  provider: 'azure-devops',
  docs: 'https://learn.microsoft.com/en-us/azure/devops/release-notes/2024/general/sprint-241-update',
  rules: [
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZDO`), a check over all.
      id: 'azure-devops-pat',
      kind: 'personal access token',
      severity: 'critical',
      keywords: ['azdo'],
      exactKeyword: 'AZDO',
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZDO[A-Za-z0-9]{4})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'azure-annotated-marvin32',
      facts: 'azure-annotated',
      judge: 'random',
      specificity: 92,
    },
    {
      // Base32 of 32 bytes, of which four are a check over the others.
      id: 'azure-devops-legacy-pat',
      kind: 'personal access token (52 characters)',
      severity: 'critical',
      keywords: [
        'azure_devops',
        'azuredevops',
        'azure-devops',
        'ado_pat',
        'ado_token',
        'vsts',
        'dev.azure.com',
        'visualstudio.com',
        'azp_token',
      ],
      pattern: String.raw`(?<secret>[a-z2-7]{52})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      checksum: 'azure-devops-crc32',
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
