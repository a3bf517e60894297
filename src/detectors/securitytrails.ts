import type { Detector } from './detector.js';

export const securitytrails = {
  provider: 'securitytrails',
  docs: 'https://docs.securitytrails.com/docs/authentication',
  rules: [
    {
      id: 'securitytrails-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['securitytrails'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
