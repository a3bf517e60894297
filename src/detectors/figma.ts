import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

// Lengths come from published examples; the vendor documents none.
export const figma = {
  provider: 'figma',
  docs: 'https://www.figma.com/developers/api#access-tokens',
  rules: [
    {
      id: 'figma-pat',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['figd_'],
      pattern: String.raw`(?<secret>figd_[A-Za-z0-9_-]{38,43})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'figma-pat-figp',
      kind: 'plan access token',
      severity: 'high',
      keywords: ['figp_'],
      pattern: String.raw`(?<secret>figp_[A-Za-z0-9_=-]{40,54})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'figma-pat-legacy',
      kind: 'personal access token (old form)',
      severity: 'high',
      keywords: ['figma'],
      pattern: String.raw`(?<secret>[0-9]{4,8}-${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
