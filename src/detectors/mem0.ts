import type { Detector } from './detector.js';

export const mem0 = {
  provider: 'mem0',
  docs: 'https://docs.mem0.ai/platform/quickstart',
  rules: [
    {
      id: 'mem0-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['mem0'],
      pattern: String.raw`(?<secret>m0-[A-Za-z0-9]{24,44})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
