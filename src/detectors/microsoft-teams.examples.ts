import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const incomingWebhookA = join('aa', 'fde004-2df5-9ded-ee23-42bddfaa5b3b@4', '3ec4060-5dc7-9ba0-4370-eda338e49848');
const incomingWebhookB = join('xi', '90y5eot7qhho9ku6q0w50jschb8p7e/175', 'cf57b-2799-fd52-2a47-ec596dd4ae00');
const incomingWebhookLegacyA = join(
  'aa',
  'f4b589-0148-5d51-c691-803bbc3c4fef@b',
  '4c206dc-9d30-f39b-d165-e43e1af86caf',
);
const incomingWebhookLegacyC = join('02', '5ab08301f66e715e89a89cf6878d35/59c', 'd9758-a069-86b9-62b8-6899f89bb8ca');

export const microsoftTeamsExamples: DetectorExamples = {
  positive: {
    'microsoft-teams-incoming-webhook': [
      `TEAMS=https://shop.webhook.office.com/webhookb2/${incomingWebhookA}/IncomingWebhook/${incomingWebhookB}`,
    ],
    'microsoft-teams-incoming-webhook-legacy': [
      `hook https://outlook.office.com/webhook/${incomingWebhookLegacyA}/IncomingWebhook/${incomingWebhookLegacyC}`,
    ],
  },
  negative: [
    {
      why: 'incoming webhook URL: words for the parts',
      text: 'https://shop.webhook.office.com/webhookb2/GUID@TENANT/IncomingWebhook/ID/GUID',
    },
    {
      why: 'incoming webhook URL (old host): words for the parts (old host)',
      text: 'https://outlook.office.com/webhook/GUID@TENANT/IncomingWebhook/ID/GUID',
    },
  ],
};
