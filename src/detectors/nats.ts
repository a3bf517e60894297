import type { Detector } from './detector.js';

// The userinfo part of RFC 3986, read as people write it: unencoded signs are taken into the password up to the last `@`
// before the path. `\\?/` since PHP's JSON writes `\/`.
const USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
const HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;

export const nats = {
  provider: 'nats',
  docs: 'https://docs.nats.io/using-nats/developer/connecting/creds',
  rules: [
    {
      id: 'nats-url',
      kind: 'URL with user and password',
      severity: 'high',
      keywords: ['nats:', 'tls://'],
      pattern: String.raw`(?i)(?:nats|tls):\\?/\\?/${USERINFO}${HOST}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 80,
    },
    {
      id: 'nats-user-seed',
      kind: 'seed of a user, its private key',
      severity: 'high',
      keywords: ['sua'],
      exactKeyword: 'SUA',
      pattern: String.raw`(?<secret>SUA[A-Z2-7]{55})`,
      boundary: 'alphanumeric',
      maxBytes: 64,
      minEntropy: 3.5,
      checksum: 'nats-crc16',
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'nats-account-seed',
      kind: 'seed of an account, its private key',
      severity: 'high',
      keywords: ['saa'],
      exactKeyword: 'SAA',
      pattern: String.raw`(?<secret>SAA[A-Z2-7]{55})`,
      boundary: 'alphanumeric',
      maxBytes: 64,
      minEntropy: 3.5,
      checksum: 'nats-crc16',
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'nats-operator-seed',
      kind: 'seed of an operator, its private key',
      severity: 'critical',
      keywords: ['soa'],
      exactKeyword: 'SOA',
      pattern: String.raw`(?<secret>SOA[A-Z2-7]{55})`,
      boundary: 'alphanumeric',
      maxBytes: 64,
      minEntropy: 3.5,
      checksum: 'nats-crc16',
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'nats-nkey-seed',
      kind: 'seed of a server, cluster or curve key',
      severity: 'high',
      keywords: ['nkey_', 'nkeys', 'nats'],
      pattern: String.raw`(?<secret>S[NCX]A[A-Z2-7]{55})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      checksum: 'nats-crc16',
      judge: 'keyed',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
