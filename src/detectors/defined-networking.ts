import type { Detector } from './detector.js';

export const definedNetworking = {
  provider: 'defined-networking',
  docs: 'https://docs.defined.net/api/defined-networking-api/',
  rules: [
    {
      id: 'defined-networking-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['dnkey-'],
      pattern: String.raw`(?<secret>dnkey-[A-Z2-7]{26}-[A-Z2-7]{52})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
