import type { Detector } from './detector.js';

export const minimax = {
  provider: 'minimax',
  docs: 'https://platform.minimax.io/docs/guides/quickstart',
  rules: [
    {
      id: 'minimax-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['sk-api-'],
      pattern: String.raw`(?<secret>sk-api-[A-Za-z0-9_-]{119})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
