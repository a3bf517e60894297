import type { Detector } from './detector.js';

// The userinfo part of RFC 3986, read as people write it: unencoded signs are taken into the password up to the last `@`
// before the path. `\\?/` since PHP's JSON writes `\/`.
const USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
const HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;

export const neo4j = {
  provider: 'neo4j',
  docs: 'https://neo4j.com/docs/operations-manual/current/configuration/connectors/',
  rules: [
    {
      id: 'neo4j-url',
      kind: 'URL with user and password',
      severity: 'high',
      keywords: ['neo4j:', 'neo4j+s', 'bolt:', 'bolt+s'],
      pattern: String.raw`(?i)(?:neo4j|bolt)(?:\+ss?c?)?:\\?/\\?/${USERINFO}${HOST}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 80,
    },
  ],
} as const satisfies Detector;
