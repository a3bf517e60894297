import type { Detector } from './detector.js';

export const azureWebPubsub = {
  provider: 'azure-web-pubsub',
  docs: 'https://learn.microsoft.com/en-us/azure/azure-web-pubsub/howto-websocket-connect',
  rules: [
    {
      id: 'azure-web-pubsub-connection',
      kind: 'access key in a connection string',
      severity: 'medium',
      keywords: ['.webpubsub.azure.'],
      pattern: String.raw`Endpoint=https://(?<host>[a-z0-9-]{1,64}\.webpubsub\.azure\.com)/?;AccessKey=(?<secret>[A-Za-z0-9+/]{43,86}={0,2})`,
      boundary: 'base64',
      maxBytes: 320,
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
