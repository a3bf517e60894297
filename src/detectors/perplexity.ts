import type { Detector } from './detector.js';

export const perplexity = {
  provider: 'perplexity',
  docs: 'https://docs.perplexity.ai/guides/getting-started',
  rules: [
    {
      id: 'perplexity-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['pplx-'],
      pattern: String.raw`(?<secret>pplx-[A-Za-z0-9]{48})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
