import type { Detector } from './detector.js';

export const azurePowerAutomate = {
  provider: 'azure-power-automate',
  docs: 'https://learn.microsoft.com/en-us/power-automate/oauth-authentication',
  rules: [
    {
      // Whoever has the signature may start it.
      id: 'azure-power-automate-url',
      kind: 'URL that starts a flow (webhook of Teams workflows)',
      severity: 'high',
      keywords: ['.environment.api.powerplatform.com'],
      pattern: String.raw`(?<secret>https://[A-Za-z0-9.-]{8,80}\.environment\.api\.powerplatform\.com(?::443)?/powerautomate/automations/direct/workflows/[0-9a-f]{32}/triggers/[^\s"'<>]{1,300}?sig=[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 600,
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
