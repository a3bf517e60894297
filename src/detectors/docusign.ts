import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const docusign = {
  provider: 'docusign',
  docs: 'https://developers.docusign.com/platform/auth/',
  rules: [
    {
      id: 'docusign-secret-key',
      kind: 'secret key of an integration',
      severity: 'high',
      keywords: ['docusign'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 62,
      siblings: { 'client-id': ['integrationkey', 'clientid', 'id'] },
    },
  ],
} as const satisfies Detector;
