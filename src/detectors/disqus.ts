import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const disqus = {
  provider: 'disqus',
  docs: 'https://disqus.com/api/docs/requests/',
  rules: [
    {
      id: 'disqus-api-secret',
      kind: 'API key or secret',
      severity: 'low',
      keywords: ['disqus'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
