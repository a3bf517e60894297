import type { Detector } from './detector.js';

export const onelogin = {
  provider: 'onelogin',
  docs: 'https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials',
  rules: [
    {
      id: 'onelogin-client-secret',
      kind: 'client secret',
      severity: 'critical',
      keywords: ['onelogin'],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['oneloginclientid', 'clientid'] },
    },
  ],
} as const satisfies Detector;
