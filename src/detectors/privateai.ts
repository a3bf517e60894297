import type { Detector } from './detector.js';

export const privateai = {
  provider: 'privateai',
  docs: 'https://docs.private-ai.com/reference/latest/operation/metrics_metrics_get/',
  rules: [
    {
      id: 'privateai-api-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['private_ai', 'privateai', 'private-ai'],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
