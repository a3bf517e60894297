import type { Detector } from './detector.js';

export const getresponse = {
  provider: 'getresponse',
  docs: 'https://apidocs.getresponse.com/v3/authentication/apikey',
  rules: [
    {
      id: 'getresponse-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['getresponse'],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
