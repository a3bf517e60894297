import type { Detector } from './detector.js';

export const semaphore = {
  provider: 'semaphore',
  docs: 'https://docs.semaphoreci.com/using-semaphore/user-management',
  rules: [
    {
      id: 'semaphore-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: [
        'semaphore_api',
        'semaphore-api',
        'semaphoreapi',
        'semaphore_token',
        'semaphore-token',
        'semaphoretoken',
        'semaphore.api',
        'semaphoreci',
        'semaphore-ci',
        'semaphore_ci',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
