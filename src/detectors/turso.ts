import type { Detector } from './detector.js';

export const turso = {
  provider: 'turso',
  docs: 'https://docs.turso.tech/api-reference/authentication',
  rules: [
    {
      id: 'turso-platform-token',
      kind: 'token of the platform or of a database (a JWT)',
      severity: 'high',
      keywords: ['turso', 'libsql'],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{20,1000})`,
      boundary: 'base64url',
      maxBytes: 512,
      judge: 'keyed',
      specificity: 65,
      siblings: { url: ['url', 'databaseurl'] },
    },
  ],
} as const satisfies Detector;
