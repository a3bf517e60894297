import type { Detector } from './detector.js';

export const symfony = {
  provider: 'symfony',
  docs: 'https://symfony.com/doc/current/reference/configuration/framework.html#secret',
  rules: [
    {
      id: 'symfony-app-secret',
      kind: 'APP_SECRET, which signs',
      severity: 'medium',
      keywords: ['app_secret', 'symfony', 'app-secret', 'appsecret'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 55,
    },
  ],
} as const satisfies Detector;
