import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const publishPassword = join('VeXjLMRIQ7t9bHXmwMhR6KUTLMyTp3', '5GKTMht0altcz4m4SanDfV0JTGtuRo');

export const azureAppServiceExamples: DetectorExamples = {
  positive: {
    'azure-app-service-publish-password': [
      `<publishProfile userName="$orders" userPWD="${publishPassword}" publishMethod="MSDeploy" />`,
    ],
  },
  negative: [
    { why: 'a profile with the password taken out', text: `<publishProfile userName="$orders" userPWD="REDACTED" />` },
  ],
};
