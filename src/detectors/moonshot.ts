import type { Detector } from './detector.js';

export const moonshot = {
  provider: 'moonshot',
  docs: 'https://platform.moonshot.ai/docs/overview',
  rules: [
    {
      id: 'moonshot-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['moonshot', 'kimi'],
      pattern: String.raw`(?<secret>sk-[A-Za-z0-9_-]{48})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
