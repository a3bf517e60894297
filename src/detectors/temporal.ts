import type { Detector } from './detector.js';

export const temporal = {
  provider: 'temporal',
  docs: 'https://docs.temporal.io/cloud/api-keys',
  rules: [
    {
      id: 'temporal-cloud-api-key',
      kind: 'API key (a JWT)',
      severity: 'high',
      keywords: [
        'temporal_api',
        'temporal-api',
        'temporalapi',
        'temporal_key',
        'temporal-key',
        'temporalkey',
        'temporal_cloud',
        'temporal-cloud',
        'temporalcloud',
        'temporal_token',
        'temporal-token',
        'temporaltoken',
        'temporal.api',
        'temporal.io',
        'tmprl.cloud',
      ],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{20,1000})`,
      boundary: 'base64url',
      maxBytes: 512,
      judge: 'keyed',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
