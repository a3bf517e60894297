import type { Detector } from './detector.js';

export const postman = {
  provider: 'postman',
  docs: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
  rules: [
    {
      id: 'postman-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['pmak-'],
      pattern: String.raw`(?<secret>PMAK-[a-f0-9]{24}-[a-f0-9]{34})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'postman-collection-access-key',
      kind: 'access key of one collection, which may only read',
      severity: 'low',
      keywords: ['pmat-'],
      pattern: String.raw`(?<secret>PMAT-[A-Z0-9]{26})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
