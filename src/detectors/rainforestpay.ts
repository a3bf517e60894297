import type { Detector } from './detector.js';

export const rainforestpay = {
  provider: 'rainforestpay',
  docs: 'https://docs.rainforestpay.com/docs/api-keys',
  rules: [
    {
      id: 'rainforestpay-api-key',
      kind: 'API key',
      severity: 'critical',
      keywords: ['rainforestpay', 'rainforest'],
      pattern: String.raw`(?<secret>apikey_[a-f0-9]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
