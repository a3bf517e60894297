import type { Detector } from './detector.js';

export const appCenter = {
  provider: 'app-center',
  docs: 'https://learn.microsoft.com/en-us/appcenter/api-docs/',
  rules: [
    {
      id: 'app-center-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['appcenter', 'app_center', 'app-center'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
