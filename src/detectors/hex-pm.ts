import type { Detector } from './detector.js';

export const hexPm = {
  provider: 'hex-pm',
  docs: 'https://hex.pm/docs/publish',
  rules: [
    {
      id: 'hex-pm-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['hex_api', 'hex.pm', 'hexpm', 'hexapi', 'hex-api'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
