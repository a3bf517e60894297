import type { Detector } from './detector.js';

export const azureFunction = {
  provider: 'azure-function',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-function-key',
      kind: 'key of a function or a host',
      severity: 'high',
      keywords: ['azfu'],
      exactKeyword: 'AzFu',
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw](?:==)?)`,
      boundary: 'base64url',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
