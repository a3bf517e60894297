import type { Detector } from './detector.js';

export const couchbase = {
  provider: 'couchbase',
  docs: 'https://docs.couchbase.com/cloud/management-api-guide/management-api-authentication.html',
  rules: [
    {
      // The library asks for user and password apart; those are found by their own names.
      id: 'couchbase-url',
      kind: 'connection URL with password',
      severity: 'high',
      keywords: ['couchbase:', 'couchbases:'],
      pattern: String.raw`(?i)couchbases?:\\?/\\?/(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@(?<host>[^\s:/?#"'<>\\,\x60()\]}@]+)`,
      boundary: 'none',
      judge: 'password',
      specificity: 80,
      percentDecode: true,
    },
    {
      id: 'couchbase-capella-api-key',
      kind: 'secret of an API key of Capella',
      severity: 'high',
      keywords: ['capella', 'couchbase'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{60,120}={0,2})`,
      boundary: 'base64',
      maxBytes: 256,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
