import type { Detector } from './detector.js';

export const elevenlabs = {
  provider: 'elevenlabs',
  docs: 'https://elevenlabs.io/docs/api-reference/authentication',
  rules: [
    {
      id: 'elevenlabs-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['elevenlabs', 'eleven_labs', 'eleven-labs', 'xi-api-key', 'xi_api_key', 'eleven_api'],
      pattern: String.raw`(?<secret>sk_[a-f0-9]{48})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'elevenlabs-legacy-api-key',
      kind: 'API key (without a prefix)',
      severity: 'medium',
      keywords: ['elevenlabs', 'eleven_labs', 'eleven-labs', 'xi-api-key', 'xi_api_key', 'eleven_api'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
