import type { Detector } from './detector.js';

export const namecheap = {
  provider: 'namecheap',
  docs: 'https://www.namecheap.com/support/api/intro/',
  rules: [
    {
      id: 'namecheap-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['namecheap'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { user: ['namecheapapiuser', 'apiuser'] },
    },
  ],
} as const satisfies Detector;
