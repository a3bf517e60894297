import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const exa = {
  provider: 'exa',
  docs: 'https://docs.exa.ai/reference/getting-started',
  rules: [
    {
      id: 'exa-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'exa_api',
        'exaapi',
        'exa.ai',
        'exa_key',
        'exa-api',
        'exa.api',
        'exa-key',
        'exakey',
        'exa.key',
        'exa:',
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
