import type { Detector } from './detector.js';

export const qdrant = {
  provider: 'qdrant',
  docs: 'https://qdrant.tech/documentation/cloud/authentication/',
  rules: [
    {
      id: 'qdrant-cloud-api-key',
      kind: 'API key of a cluster (a JWT, or 54 characters in the old form)',
      severity: 'medium',
      keywords: ['qdrant'],
      pattern: String.raw`(?<secret>eyJhbGciOiJIUzI1NiIs[A-Za-z0-9_-]{4,40}\.eyJ[A-Za-z0-9_-]{10,300}\.[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{54})`,
      boundary: 'base64url',
      maxBytes: 512,
      judge: 'keyed',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
