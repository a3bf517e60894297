import type { Detector } from './detector.js';

export const cerebras = {
  provider: 'cerebras',
  docs: 'https://inference-docs.cerebras.ai/quickstart',
  rules: [
    {
      id: 'cerebras-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['csk-'],
      pattern: String.raw`(?<secret>csk-[a-z0-9]{48})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
