import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const connection = join('zUW0bB1jAaE3giXWHyEPHG', 'tf5lQBeqW89exy43LzXjA', '=');

export const azureWebPubsubExamples: DetectorExamples = {
  positive: {
    'azure-web-pubsub-connection': [
      `PUBSUB="Endpoint=https://orders.webpubsub.azure.com;AccessKey=${connection};Version=1.0;"`,
    ],
  },
  negative: [
    {
      why: 'a connection string with a reference',
      text: `Endpoint=https://orders.webpubsub.azure.com;AccessKey=\${KEY};Version=1.0;`,
    },
  ],
};
