import type { Detector } from './detector.js';

export const pastebin = {
  provider: 'pastebin',
  docs: 'https://pastebin.com/doc_api',
  rules: [
    {
      id: 'pastebin-api-key',
      kind: 'developer API key',
      severity: 'low',
      keywords: ['pastebin'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
