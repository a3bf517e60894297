import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const deviantart = {
  provider: 'deviantart',
  docs: 'https://www.deviantart.com/developers/http/v1/20210526',
  rules: [
    {
      id: 'deviantart-client-secret',
      kind: 'OAuth client secret or token',
      severity: 'low',
      keywords: ['deviantart'],
      pattern: String.raw`(?<secret>[0-9a-f]{32}|[A-Za-z0-9]{40,80})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['id', 'clientid'] },
    },
  ],
} as const satisfies Detector;
