import type { Detector } from './detector.js';

export const virustotal = {
  provider: 'virustotal',
  docs: 'https://docs.virustotal.com/reference/authentication',
  rules: [
    {
      id: 'virustotal-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['virustotal', 'vt_api', 'vt-api', 'vtapi', 'vt_key', 'vt-key', 'vtkey', 'vt.api'],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
