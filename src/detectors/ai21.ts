import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const ai21 = {
  provider: 'ai21',
  docs: 'https://docs.ai21.com/reference/authentication',
  rules: [
    {
      // Older keys are 32 letters and digits, newer ones UUIDs.
      id: 'ai21-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['ai21'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
