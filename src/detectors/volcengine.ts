import type { Detector } from './detector.js';

export const volcengine = {
  provider: 'volcengine',
  docs: 'https://www.volcengine.com/docs/82379/1298459',
  rules: [
    {
      id: 'volcengine-ark-api-key',
      kind: 'API key of Ark',
      severity: 'high',
      keywords: ['ark_api', 'ark-api', 'volcengine', 'volces', 'volc_api', 'arkapi', 'volc-api', 'volcapi'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
