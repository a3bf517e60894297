import type { Detector } from './detector.js';

export const azureOpenai = {
  provider: 'azure-openai',
  docs: 'https://learn.microsoft.com/en-us/azure/ai-services/openai/reference',
  rules: [
    {
      id: 'azure-openai-legacy-api-key',
      kind: 'API key (old form)',
      severity: 'high',
      keywords: ['openai.azure.com', 'azure_openai', 'azureopenai', 'azure-openai'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 63,
      siblings: { host: ['endpoint', 'host', 'base'] },
    },
    {
      // A common annotated key: `JQQJ99`, the month, the service (`ACOG`), a check over all.
      id: 'azure-openai-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['acog'],
      exactKeyword: 'ACOG',
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}ACOG[A-Za-z0-9]{4})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'azure-annotated-marvin32',
      facts: 'azure-annotated',
      judge: 'random',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
