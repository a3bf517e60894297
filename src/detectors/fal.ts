import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const fal = {
  provider: 'fal',
  docs: 'https://fal.ai/docs/authentication/key-based',
  rules: [
    {
      id: 'fal-api-key',
      kind: 'API key, id and secret in one',
      severity: 'high',
      keywords: [
        'fal_key',
        'fal_api',
        'fal-api',
        'fal.ai',
        'falkey',
        'fal-ai',
        'falapi',
        'fal-key',
        'fal.key',
        'fal.api',
        'fal:',
      ],
      pattern: String.raw`(?<secret>${UUID}:[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
