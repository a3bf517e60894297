import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

// All keys have one form; what they may do shows in their name at best.
export const algolia = {
  provider: 'algolia',
  docs: 'https://www.algolia.com/doc/guides/security/api-keys/',
  rules: [
    {
      id: 'algolia-admin-api-key',
      kind: 'admin or write API key',
      severity: 'high',
      keywords: ['algolia'],
      pattern: String.raw`(?i:(?:admin|write|private|secret))[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 65,
      siblings: { 'application-id': ['appid', 'applicationid'] },
    },
    {
      id: 'algolia-search-api-key',
      kind: 'search API key (meant to be public)',
      severity: 'low',
      lowBecause: 'public',
      keywords: ['algolia'],
      pattern: String.raw`(?i:search)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 64,
    },
    {
      id: 'algolia-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['algolia'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'application-id': ['appid', 'applicationid'] },
    },
  ],
} as const satisfies Detector;
