import type { Detector } from './detector.js';

/** An RSA key of 16,384 bits is 12.7 kB of PEM. */
const MAX_BYTES = 16384;

/** Everything from BEGIN to END of one label; five dashes end it, so that it never runs into another key. */
function armour(label: string): string {
  return `(?<secret>-----BEGIN ${label}-----(?:[^-]|-{1,4}[^-])+-----END ${label}-----)`;
}

export const privateKey = {
  provider: 'private-key',
  docs: 'https://datatracker.ietf.org/doc/html/rfc7468',
  rules: [
    {
      id: 'private-key-rsa',
      kind: 'RSA private key (PKCS#1)',
      severity: 'critical',
      keywords: ['rsa private key'],
      pattern: armour('RSA PRIVATE KEY'),
      boundary: 'none',
      maxBytes: MAX_BYTES,
      judge: 'private-key',
      specificity: 90,
    },
    {
      id: 'private-key-ec',
      kind: 'EC private key (SEC 1)',
      severity: 'critical',
      keywords: ['ec private key'],
      pattern: armour('EC PRIVATE KEY'),
      boundary: 'none',
      maxBytes: MAX_BYTES,
      judge: 'private-key',
      specificity: 90,
    },
    {
      id: 'private-key-dsa',
      kind: 'DSA private key',
      severity: 'high',
      keywords: ['dsa private key'],
      pattern: armour('DSA PRIVATE KEY'),
      boundary: 'none',
      maxBytes: MAX_BYTES,
      judge: 'private-key',
      specificity: 90,
    },
    {
      id: 'private-key-pkcs8',
      kind: 'private key (PKCS#8)',
      severity: 'critical',
      keywords: ['begin private key'],
      pattern: armour('PRIVATE KEY'),
      boundary: 'none',
      maxBytes: MAX_BYTES,
      judge: 'private-key',
      specificity: 90,
    },
    {
      id: 'private-key-encrypted',
      kind: 'encrypted private key (PKCS#8)',
      severity: 'low',
      keywords: ['encrypted private key'],
      pattern: armour('ENCRYPTED PRIVATE KEY'),
      boundary: 'none',
      maxBytes: MAX_BYTES,
      judge: 'private-key',
      specificity: 90,
    },
    {
      id: 'private-key-openssh',
      kind: 'OpenSSH private key',
      severity: 'critical',
      keywords: ['openssh private key'],
      pattern: armour('OPENSSH PRIVATE KEY'),
      boundary: 'none',
      maxBytes: MAX_BYTES,
      judge: 'private-key',
      specificity: 90,
    },
    {
      id: 'private-key-pgp',
      kind: 'PGP private key block',
      severity: 'critical',
      keywords: ['pgp private key block'],
      pattern: armour('PGP PRIVATE KEY BLOCK'),
      boundary: 'none',
      maxBytes: MAX_BYTES,
      judge: 'private-key',
      specificity: 90,
    },
    {
      // As .NET writes it: the private exponent comes after the inverse of q. With it all the others can be worked out.
      id: 'private-key-xml-rsa',
      kind: 'RSA private key (XML)',
      severity: 'critical',
      keywords: ['<inverseq>'],
      pattern: String.raw`(?i)<InverseQ>[A-Za-z0-9+/=\s]+</InverseQ>\s*<D>\s*(?<secret>[A-Za-z0-9+/]{80}[A-Za-z0-9+/]+={0,2})\s*</D>`,
      boundary: 'none',
      maxBytes: 3000,
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
