import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const openvsx = {
  provider: 'openvsx',
  docs: 'https://github.com/eclipse/openvsx/wiki/Publishing-Extensions',
  rules: [
    {
      id: 'openvsx-access-token',
      kind: 'access token',
      severity: 'high',
      keywords: ['ovsxat_'],
      pattern: String.raw`(?<secret>ovsxat_${UUID})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
