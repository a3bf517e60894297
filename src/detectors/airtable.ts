import type { Detector } from './detector.js';

export const airtable = {
  provider: 'airtable',
  docs: 'https://airtable.com/developers/web/api/authentication',
  rules: [
    {
      // `pat` alone stands in too many words, so that the search starts from what is written before a token.
      id: 'airtable-pat',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['airtable', 'bearer pat', 'token=pat', 'key=pat', 'token: pat', 'key: pat'],
      pattern: String.raw`(?<secret>pat[A-Za-z0-9]{14}\.[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'airtable-oauth-token',
      kind: 'OAuth access token',
      severity: 'high',
      keywords: ['airtable', 'bearer oaa'],
      pattern: String.raw`(?<secret>oaa[A-Za-z0-9]{14}\.v1\.[A-Za-z0-9_-]+\.[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 512,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'airtable-api-key',
      kind: 'API key (retired in 2024)',
      severity: 'medium',
      keywords: ['airtable'],
      pattern: String.raw`(?<secret>key[A-Za-z0-9]{14})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
