import type { Detector } from './detector.js';

export const infura = {
  provider: 'infura',
  docs: 'https://docs.metamask.io/services/how-to/use-basic-authentication/',
  rules: [
    {
      id: 'infura-api-key',
      kind: 'project id or secret',
      severity: 'medium',
      keywords: ['infura'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'infura-endpoint-url',
      kind: 'URL of an endpoint with its project id',
      severity: 'medium',
      keywords: ['infura.io'],
      pattern: String.raw`infura\.io(?:/ws)?/v3/(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 2.8,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
