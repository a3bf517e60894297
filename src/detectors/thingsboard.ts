import type { Detector } from './detector.js';

export const thingsboard = {
  provider: 'thingsboard',
  docs: 'https://thingsboard.io/docs/paas/reference/http-api/',
  rules: [
    {
      id: 'thingsboard-credential',
      kind: 'access token of a device, or key or secret of its provisioning',
      severity: 'low',
      keywords: ['thingsboard', 'provisiondevicekey', 'provisiondevicesecret'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
