import type { Detector } from './detector.js';

export const togetherai = {
  provider: 'togetherai',
  docs: 'https://docs.together.ai/reference/authentication',
  rules: [
    {
      id: 'togetherai-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['tgp_v1_'],
      pattern: String.raw`(?<secret>tgp_v1_[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'togetherai-api-key-legacy',
      kind: 'API key (old form)',
      severity: 'high',
      keywords: [
        'together_api',
        'together-api',
        'togetherapi',
        'together_key',
        'together-key',
        'togetherkey',
        'together_ai',
        'together-ai',
        'togetherai',
        'together.api',
        'together.ai',
        'together.xyz',
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
