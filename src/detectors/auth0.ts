import type { Detector } from './detector.js';

export const auth0 = {
  provider: 'auth0',
  docs: 'https://auth0.com/docs/api/authentication',
  rules: [
    {
      id: 'auth0-client-secret',
      kind: 'client secret',
      severity: 'high',
      keywords: ['auth0'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id'], host: ['domain', 'host'] },
    },
    {
      // The audience `.auth0.com/api/v2/` in base64, at each of the three places in a group that it can have.
      id: 'auth0-management-token',
      kind: 'token of the management API',
      severity: 'critical',
      keywords: ['lmf1dggwlmnvbs9hcgkvdjiv', '5hdxromc5jb20vyxbpl3yyl', 'uyxv0adauy29tl2fwas92mi'],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.ey[A-Za-z0-9_-]*(?:LmF1dGgwLmNvbS9hcGkvdjIv|5hdXRoMC5jb20vYXBpL3YyL|uYXV0aDAuY29tL2FwaS92Mi)[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+)`,
      boundary: 'base64url',
      maxBytes: 8192,
      judge: 'jwt',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
