import type { Detector } from './detector.js';

// The userinfo part of RFC 3986, read as people write it: unencoded signs are taken into the password up to the last `@`
// before the path. `\\?/` since PHP's JSON writes `\/`.
const USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
const HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;

export const mqtt = {
  provider: 'mqtt',
  docs: 'https://github.com/mqtt/mqtt.org/wiki/URI-Scheme',
  rules: [
    {
      id: 'mqtt-url',
      kind: 'URL with user and password',
      severity: 'medium',
      keywords: ['mqtt:', 'mqtts:', 'ws://', 'wss://'],
      pattern: String.raw`(?i)(?:mqtts?|wss?):\\?/\\?/${USERINFO}${HOST}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 80,
    },
  ],
} as const satisfies Detector;
