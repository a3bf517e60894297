import type { Detector } from './detector.js';

export const azureSignalr = {
  provider: 'azure-signalr',
  docs: 'https://learn.microsoft.com/en-us/azure/azure-signalr/concept-connection-string',
  rules: [
    {
      id: 'azure-signalr-connection',
      kind: 'access key in a connection string',
      severity: 'medium',
      keywords: ['.service.signalr.net'],
      pattern: String.raw`Endpoint=https://(?<host>[a-z0-9-]{1,64}\.service\.signalr\.net)/?;AccessKey=(?<secret>[A-Za-z0-9+/]{43,86}={0,2})`,
      boundary: 'base64',
      maxBytes: 320,
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
