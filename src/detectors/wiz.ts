import type { Detector } from './detector.js';

export const wiz = {
  provider: 'wiz',
  docs: 'https://docs.wiz.io/wiz-docs/docs/using-the-wiz-api',
  rules: [
    {
      id: 'wiz-client-secret',
      kind: 'client secret of a service account',
      severity: 'critical',
      keywords: [
        'wiz_client',
        'wiz-client',
        'wizclient',
        'wiz_secret',
        'wiz-secret',
        'wizsecret',
        'wiz_api',
        'wiz-api',
        'wizapi',
        'wiz.api',
        'wiz.io',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id'] },
    },
  ],
} as const satisfies Detector;
