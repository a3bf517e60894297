import type { Detector } from './detector.js';

export const kontent = {
  provider: 'kontent',
  docs: 'https://kontent.ai/learn/docs/apis/openapi/management-api-v2/#section/Authentication',
  rules: [
    {
      id: 'kontent-management-key',
      kind: 'management API key (JSON Web Token)',
      severity: 'medium',
      keywords: ['kontent'],
      pattern: String.raw`(?i)kontent[^\r\n]{0,80}?(?<secret>(?-i:eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+))`,
      boundary: 'base64url',
      maxBytes: 2048,
      judge: 'jwt',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
