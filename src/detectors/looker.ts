import type { Detector } from './detector.js';

export const looker = {
  provider: 'looker',
  docs: 'https://docs.cloud.google.com/looker/docs/api-auth',
  rules: [
    {
      id: 'looker-client-secret',
      kind: 'client secret',
      severity: 'high',
      keywords: ['looker', 'lookersdk'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'lookerclientid', 'lookersdkclientid'] },
    },
  ],
} as const satisfies Detector;
