import type { Detector } from './detector.js';

export const laravel = {
  provider: 'laravel',
  docs: 'https://laravel.com/docs/encryption#configuration',
  rules: [
    {
      // It encrypts cookies and sessions; 32 bytes for the usual cipher.
      id: 'laravel-app-key',
      kind: 'application key',
      severity: 'high',
      keywords: ['app_key', 'appkey', 'laravel', 'app-key'],
      pattern: String.raw`(?<secret>base64:[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
