import type { Detector } from './detector.js';

// Three parts in base64url; `eyJ` is how `{"` begins. An unsigned token has an empty third part.
export const jwt = {
  provider: 'jwt',
  docs: 'https://datatracker.ietf.org/doc/html/rfc7519',
  rules: [
    {
      id: 'jwt-token',
      kind: 'JSON Web Token',
      severity: 'medium',
      keywords: ['.eyj'],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)`,
      boundary: 'base64url',
      maxBytes: 8192,
      judge: 'jwt',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
