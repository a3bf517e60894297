import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('NxfVUAEzI3iMjPddI9psfG', 'VT84NOc0yuOAiW3y9CDpm', '=');

export const azureNotificationHubExamples: DetectorExamples = {
  positive: {
    'azure-notification-hub-key': [
      `HUB="Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=DefaultFullSharedAccessSignature;SharedAccessKey=${key}"`,
    ],
  },
  negative: [
    {
      why: 'a policy without a key',
      text: `SharedAccessKeyName=DefaultFullSharedAccessSignature;SharedAccessKey=\${KEY}`,
    },
  ],
};
