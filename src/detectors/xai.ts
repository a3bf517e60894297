import type { Detector } from './detector.js';

export const xai = {
  provider: 'xai',
  docs: 'https://docs.x.ai/docs/api-reference',
  rules: [
    {
      id: 'xai-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['xai-'],
      pattern: String.raw`(?<secret>xai-(?:token-)?[A-Za-z0-9]{70,120})`,
      boundary: 'base64url',
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
