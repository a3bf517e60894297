import type { Detector } from './detector.js';

export const onfido = {
  provider: 'onfido',
  docs: 'https://documentation.onfido.com/api/latest/#api-tokens',
  rules: [
    {
      id: 'onfido-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['api_live'],
      pattern: String.raw`(?<secret>api_live(?:_us|_ca|_eu)?\.[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{20,80})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'onfido-sandbox-api-token',
      kind: 'API token, sandbox',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['api_sandbox'],
      pattern: String.raw`(?<secret>api_sandbox(?:_us|_ca|_eu)?\.[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{20,80})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
