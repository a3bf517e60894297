import type { Detector } from './detector.js';

export const proof = {
  provider: 'proof',
  docs: 'https://dev.proof.com/docs/authentication',
  rules: [
    {
      // `prf_` begins names in TLS libraries, so that a word has to be near.
      id: 'proof-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'proof_api',
        'proof-api',
        'proofapi',
        'proof_key',
        'proof-key',
        'proofkey',
        'proof.api',
        'proof.com',
        'notarize',
      ],
      pattern: String.raw`(?<secret>prf_(?:cli_)?[A-Za-z0-9_-]{20,80})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
