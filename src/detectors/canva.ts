import type { Detector } from './detector.js';

export const canva = {
  provider: 'canva',
  docs: 'https://www.canva.dev/docs/connect/authentication/',
  rules: [
    {
      id: 'canva-client-secret',
      kind: 'client secret of an integration',
      severity: 'medium',
      keywords: ['cnvca'],
      pattern: String.raw`(?<secret>cnvca[A-Za-z0-9_-]{51})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      siblings: { 'client-id': ['id', 'clientid', 'canvaclientid'] },
    },
  ],
} as const satisfies Detector;
