import type { Detector } from './detector.js';

export const ovh = {
  provider: 'ovh',
  docs: 'https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api',
  rules: [
    {
      id: 'ovh-application-key',
      kind: 'application secret or consumer key',
      severity: 'high',
      keywords: ['ovh'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'application-key': ['ovhapplicationkey', 'applicationkey'] },
    },
  ],
} as const satisfies Detector;
