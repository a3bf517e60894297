import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const microsoftTeams = {
  provider: 'microsoft-teams',
  docs: 'https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
  rules: [
    {
      id: 'microsoft-teams-incoming-webhook',
      kind: 'incoming webhook URL',
      severity: 'medium',
      keywords: ['webhook.office.com'],
      pattern: String.raw`(?<secret>https?:\\?/\\?/[A-Za-z0-9-]{1,63}\.webhook\.office\.com\\?/webhookb2\\?/${UUID}@${UUID}\\?/IncomingWebhook\\?/[a-z0-9]{32}\\?/${UUID}(?:\\?/V2[A-Za-z0-9_-]{1,80})?)`,
      boundary: 'base64url',
      maxBytes: 400,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'microsoft-teams-incoming-webhook-legacy',
      kind: 'incoming webhook URL (old host)',
      severity: 'medium',
      keywords: ['outlook.office.com/webhook'],
      pattern: String.raw`(?<secret>https?:\\?/\\?/outlook\.office\.com\\?/webhook\\?/${UUID}@${UUID}\\?/IncomingWebhook\\?/[a-f0-9]{32}\\?/${UUID})`,
      boundary: 'base64url',
      maxBytes: 400,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
