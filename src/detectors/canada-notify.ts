import type { Detector } from './detector.js';

export const canadaNotify = {
  provider: 'canada-notify',
  docs: 'https://documentation.notification.canada.ca/en/keys.html',
  rules: [
    {
      // Name of the key, id of the service, the secret.
      id: 'canada-notify-api-key',
      kind: 'API key of GC Notify',
      severity: 'medium',
      keywords: ['gcntfy-'],
      pattern: String.raw`(?<secret>gcntfy-[a-z0-9_]{1,80}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
