import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const linode = {
  provider: 'linode',
  docs: 'https://techdocs.akamai.com/linode-api/reference/get-started',
  rules: [
    {
      id: 'linode-pat',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['linode'],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
