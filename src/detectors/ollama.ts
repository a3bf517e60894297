import type { Detector } from './detector.js';

export const ollama = {
  provider: 'ollama',
  docs: 'https://docs.ollama.com/cloud',
  rules: [
    {
      id: 'ollama-api-key',
      kind: 'API key of the cloud',
      severity: 'medium',
      keywords: ['ollama'],
      pattern: String.raw`(?<secret>[a-f0-9]{32}\.[A-Za-z0-9_-]{24})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
