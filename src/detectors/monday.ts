import type { Detector } from './detector.js';

export const monday = {
  provider: 'monday',
  docs: 'https://developer.monday.com/api-reference/docs/authentication',
  rules: [
    {
      // Its claims begin with the id of the token.
      id: 'monday-api-token',
      kind: 'API token (JSON Web Token)',
      severity: 'high',
      keywords: ['eyjhbgcioijiuzi1nij9.eyj0awqioj'],
      exactKeyword: 'eyJhbGciOiJIUzI1NiJ9.eyJ0aWQiOj',
      pattern: String.raw`(?<secret>eyJhbGciOiJIUzI1NiJ9\.eyJ0aWQiOj[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)`,
      boundary: 'base64url',
      maxBytes: 4096,
      judge: 'jwt',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
