import type { Detector } from './detector.js';

export const deepseek = {
  provider: 'deepseek',
  docs: 'https://api-docs.deepseek.com/',
  rules: [
    {
      // Other vendors use the same form, so that the name decides.
      id: 'deepseek-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['deepseek'],
      pattern: String.raw`(?<secret>sk-[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 66,
    },
  ],
} as const satisfies Detector;
