import type { Detector } from './detector.js';

export const octopus = {
  provider: 'octopus',
  docs: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
  rules: [
    {
      id: 'octopus-deploy-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['api-'],
      exactKeyword: 'API-',
      pattern: String.raw`(?<secret>API-[A-Z0-9]{25,27})`,
      boundary: 'base64url',
      maxBytes: 40,
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
