import type { Detector } from './detector.js';

export const flickr = {
  provider: 'flickr',
  docs: 'https://www.flickr.com/services/api/auth.oauth.html',
  rules: [
    {
      id: 'flickr-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['flickr'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'flickr-secret',
      kind: 'secret of an API key',
      severity: 'low',
      keywords: ['flickr'],
      pattern: String.raw`(?<secret>[a-f0-9]{16})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { key: ['key', 'apikey', 'flickrkey', 'flickrapikey'] },
    },
  ],
} as const satisfies Detector;
