import type { Detector } from './detector.js';

export const calendly = {
  provider: 'calendly',
  docs: 'https://developer.calendly.com/how-to-authenticate-with-personal-access-tokens',
  rules: [
    {
      // Its issuer in base64, at each of the three places in a group that it can have.
      id: 'calendly-pat',
      kind: 'personal access token',
      severity: 'medium',
      keywords: [
        'ahr0chm6ly9hdxrolmnhbgvuzgx5lmnvb',
        'h0dhbzoi8vyxv0ac5jywxlbmrses5jb2',
        'odhrwczovl2f1dgguy2fszw5kbhkuy29t',
      ],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.ey[A-Za-z0-9_-]*(?:aHR0cHM6Ly9hdXRoLmNhbGVuZGx5LmNvb|h0dHBzOi8vYXV0aC5jYWxlbmRseS5jb2|odHRwczovL2F1dGguY2FsZW5kbHkuY29t)[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+)`,
      boundary: 'base64url',
      maxBytes: 8192,
      judge: 'jwt',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
