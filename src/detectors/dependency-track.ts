import type { Detector } from './detector.js';

export const dependencyTrack = {
  provider: 'dependency-track',
  docs: 'https://docs.dependencytrack.org/integrations/rest-api/',
  rules: [
    {
      id: 'dependency-track-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['odt_'],
      pattern: String.raw`(?<secret>odt_(?:[A-Za-z0-9]{8}_)?[A-Za-z0-9]{32,255})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
