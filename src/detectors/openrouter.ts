import type { Detector } from './detector.js';

export const openrouter = {
  provider: 'openrouter',
  docs: 'https://openrouter.ai/docs/api/reference/authentication',
  rules: [
    {
      id: 'openrouter-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['sk-or-v1-'],
      pattern: String.raw`(?<secret>sk-or-v1-[0-9a-f]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
