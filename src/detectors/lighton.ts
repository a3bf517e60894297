import type { Detector } from './detector.js';

export const lighton = {
  provider: 'lighton',
  docs: 'https://paradigm.lighton.ai/docs',
  rules: [
    {
      id: 'lighton-paradigm-api-key',
      kind: 'API key of Paradigm',
      severity: 'low',
      keywords: ['lighton', 'paradigm_api', 'paradigmapi', 'paradigm-api'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{40,80})`,
      boundary: 'base64url',
      maxBytes: 180,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
