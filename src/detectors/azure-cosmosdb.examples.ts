import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('k0pfZsS4MgA40uRvVX+T10LAmh8n14UJo4F85GN2yjX6', 'vguLAmHEJ5CwgGafhNc1QJEko1rxY/rOACDbcMbdhg==');
const connection = join(
  'eYqnb/Jyrh0HxSo9KfNeurokRMuJcQ1Qk928dsUPhEG',
  'smsnbDrySu9K2JgGHhnv40Z19aOAFUvoaNIxRZVgTq2',
  '==',
);
const legacyKey = join(
  '4VgyRJkdQUbl1OA1YYBhW4mPan/A5ikeGzu9iTWhVdA',
  '5WsZ4zgtT9rc5xZOyfBM6VtGlpJEQf4Jlgi6EpWwoOS',
  '==',
);

export const azureCosmosdbExamples: DetectorExamples = {
  positive: {
    'azure-cosmosdb-key': [
      `COSMOS_KEY=${key}`,
      `AccountEndpoint=https://orders.documents.azure.com:443/;AccountKey=${key};`,
    ],
    'azure-cosmosdb-connection': [
      `COSMOS="AccountEndpoint=https://orders.documents.azure.com:443/;AccountKey=${connection};"`,
    ],
    'azure-cosmosdb-legacy-key': [`COSMOS_API_KEY=${legacyKey}`, `cosmos:\n  api_key: "${legacyKey}"`],
  },
  negative: [
    { why: 'account key one character short', text: `see ${key.slice(0, -1)}` },
    {
      why: 'a connection string with a reference',
      text: `AccountEndpoint=https://orders.documents.azure.com:443/;AccountKey=\${KEY}`,
    },
    { why: 'account key one character short, again', text: `COSMOS_SID=${legacyKey.slice(0, 87)}` },
    { why: 'account key beside the name, given to nothing', text: `cosmos at ${legacyKey}` },
  ],
};
