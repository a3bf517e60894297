import type { Detector } from './detector.js';

export const jwk = {
  provider: 'jwk',
  docs: 'https://datatracker.ietf.org/doc/html/rfc7517',
  rules: [
    {
      id: 'jwk-private-key',
      kind: 'JSON Web Key with its private part',
      severity: 'critical',
      keywords: ['"kty'],
      pattern: String.raw`\{[^{}]*?\\*"kty\\*"\s*:\s*\\*"(?:RSA|EC|OKP)\\*"[^{}]*?\\*"d\\*"\s*:\s*\\*"(?<secret>[A-Za-z0-9_-]{40,})\\*"`,
      boundary: 'none',
      maxBytes: 4096,
      minEntropy: 4,
      judge: 'private-jwk',
      specificity: 80,
    },
    {
      // As sorted members stand: `d` before `kty`.
      id: 'jwk-private-part-first',
      kind: 'JSON Web Key with its private part',
      severity: 'critical',
      keywords: ['"kty'],
      pattern: String.raw`\\*"d\\*"\s*:\s*\\*"(?<secret>[A-Za-z0-9_-]{40,})\\*"[^{}]*?\\*"kty\\*"\s*:\s*\\*"(?:RSA|EC|OKP)\\*"`,
      boundary: 'none',
      maxBytes: 4096,
      minEntropy: 4,
      judge: 'private-jwk',
      specificity: 79,
    },
    {
      // A symmetric key is its own private part.
      id: 'jwk-symmetric-key',
      kind: 'JSON Web Key that both sides share',
      severity: 'critical',
      keywords: ['"oct'],
      pattern: String.raw`(?:\\*"kty\\*"\s*:\s*\\*"oct\\*"[^{}]*?\\*"k\\*"\s*:\s*\\*"(?<secret__after>[A-Za-z0-9_-]{20,})\\*"|\\*"k\\*"\s*:\s*\\*"(?<secret>[A-Za-z0-9_-]{20,})\\*"[^{}]*?\\*"kty\\*"\s*:\s*\\*"oct\\*")`,
      boundary: 'none',
      maxBytes: 1024,
      minEntropy: 3.5,
      judge: 'private-jwk',
      specificity: 78,
    },
  ],
} as const satisfies Detector;
