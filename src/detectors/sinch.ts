import type { Detector } from './detector.js';

export const sinch = {
  provider: 'sinch',
  docs: 'https://developers.sinch.com/docs/sms/api-reference/authentication/',
  rules: [
    {
      id: 'sinch-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['sinch'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'service-plan-id': ['serviceplanid', 'planid'] },
    },
  ],
} as const satisfies Detector;
