import type { Detector } from './detector.js';

export const vastai = {
  provider: 'vastai',
  docs: 'https://docs.vast.ai/api-reference/accounts/show-user',
  rules: [
    {
      id: 'vastai-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'vast_api',
        'vast-api',
        'vastapi',
        'vast_key',
        'vast-key',
        'vastkey',
        'vast_ai',
        'vast-ai',
        'vastai',
        'vast.api',
        'vast.ai',
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
