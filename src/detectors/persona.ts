import type { Detector } from './detector.js';

export const persona = {
  provider: 'persona',
  docs: 'https://docs.withpersona.com/api-keys',
  rules: [
    {
      // The vendor names no length.
      id: 'persona-api-key',
      kind: 'API key, production',
      severity: 'high',
      keywords: ['persona_production_'],
      pattern: String.raw`(?<secret>persona_production_[a-z0-9_-]{20,80})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'persona-sandbox-api-key',
      kind: 'API key of the sandbox',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['persona_sandbox_'],
      pattern: String.raw`(?<secret>persona_sandbox_[a-z0-9_-]{20,80})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
