import type { Detector } from './detector.js';

export const azureLogicApp = {
  provider: 'azure-logic-app',
  docs: 'https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-securing-a-logic-app',
  rules: [
    {
      // Whoever has the signature may start it.
      id: 'azure-logic-app-url',
      kind: 'URL that starts a workflow',
      severity: 'high',
      keywords: ['.logic.azure.com'],
      pattern: String.raw`(?<secret>https://prod-[0-9]{1,3}\.[a-z0-9]{3,30}\.logic\.azure\.com(?::443)?/workflows/[0-9a-f]{32}/triggers/[^\s"'<>]{1,300}?sig=[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 600,
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
