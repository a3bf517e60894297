import type { Detector } from './detector.js';

export const pendo = {
  provider: 'pendo',
  docs: 'https://engageapi.pendo.io/',
  rules: [
    {
      // `append` before an upper-case O holds the bare name.
      id: 'pendo-integration-key',
      kind: 'integration key',
      severity: 'medium',
      keywords: ['pendo_', 'pendo-', 'pendo.io', 'pendoapi', 'pendointegration'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{32,64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
