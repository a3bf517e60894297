import type { Detector } from './detector.js';

export const intra42 = {
  provider: 'intra42',
  docs: 'https://api.intra.42.fr/apidoc/guides/getting_started',
  rules: [
    {
      // Public by itself; goes with the secret of the same form.
      id: 'intra42-client-id',
      kind: 'client id',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['u-s4t2'],
      pattern: String.raw`(?<secret>u-s4t2(?:ud|af)-[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'intra42-client-secret',
      kind: 'client secret',
      severity: 'low',
      keywords: ['s-s4t2'],
      pattern: String.raw`(?<secret>s-s4t2(?:ud|af)-[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      pairWith: { rule: 'intra42-client-id', withinBytes: 512, companion: 'client-id' },
      specificity: 90,
    },
  ],
} as const satisfies Detector;
