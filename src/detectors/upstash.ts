import type { Detector } from './detector.js';

export const upstash = {
  provider: 'upstash',
  docs: 'https://upstash.com/docs/devops/developer-api/introduction',
  rules: [
    {
      id: 'upstash-management-api-key',
      kind: 'key of the management API',
      severity: 'high',
      keywords: ['upstash'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 65,
      siblings: { email: ['email'] },
    },
    {
      id: 'upstash-redis-rest-token',
      kind: 'token of a database',
      severity: 'high',
      keywords: ['upstash'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{32,120}={0,2})`,
      boundary: 'base64url',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
      siblings: { url: ['url'] },
    },
  ],
} as const satisfies Detector;
