import type { Detector } from './detector.js';

export const azureNotificationHub = {
  provider: 'azure-notification-hub',
  docs: 'https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-security',
  rules: [
    {
      // The names of its two policies tell it from a service bus.
      id: 'azure-notification-hub-key',
      kind: 'shared access key',
      severity: 'medium',
      keywords: ['sharedaccesssignature;'],
      pattern: String.raw`Endpoint=sb://(?<host>[A-Za-z0-9-]{1,64}\.servicebus\.windows\.net)/?;SharedAccessKeyName=(?<key_id>Default(?:Full|Listen)SharedAccessSignature);SharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      maxBytes: 320,
      minEntropy: 4,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
