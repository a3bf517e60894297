import type { Detector } from './detector.js';

export const axiom = {
  provider: 'axiom',
  docs: 'https://axiom.co/docs/reference/tokens',
  rules: [
    {
      id: 'axiom-token',
      kind: 'API or personal token',
      severity: 'high',
      keywords: ['xaat-', 'xapt-'],
      pattern: String.raw`(?<secret>x(?:aat|apt)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
