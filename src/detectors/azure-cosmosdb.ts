import type { Detector } from './detector.js';

export const azureCosmosdb = {
  provider: 'azure-cosmosdb',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-cosmosdb-key',
      kind: 'account key',
      severity: 'critical',
      keywords: ['acdb'],
      exactKeyword: 'ACDb',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{6}==)`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'azure-cosmosdb-connection',
      kind: 'account key in a connection string',
      severity: 'critical',
      keywords: ['.documents.azure.'],
      pattern: String.raw`AccountEndpoint=https://(?<host>[a-z0-9.-]{1,100}\.documents\.azure\.(?:com|us|cn))(?::443)?/?;AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)`,
      boundary: 'base64',
      maxBytes: 320,
      minEntropy: 4,
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'azure-cosmosdb-legacy-key',
      kind: 'account key (before the mark)',
      severity: 'critical',
      keywords: ['cosmos', 'documents.azure.com', 'documentdb'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{86}==)`,
      boundary: 'base64',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
