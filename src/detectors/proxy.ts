import type { Detector } from './detector.js';

// The userinfo part of RFC 3986, read as people write it: unencoded signs are taken into the password up to the last `@`
// before the path. `\\?/` since PHP's JSON writes `\/`.
const USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
const HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;

export const proxy = {
  provider: 'proxy',
  docs: 'https://curl.se/docs/manpage.html#-x',
  rules: [
    {
      id: 'proxy-url',
      kind: 'URL with user and password',
      severity: 'medium',
      keywords: ['socks:', 'socks4:', 'socks4a:', 'socks5:', 'socks5h:'],
      pattern: String.raw`(?i)socks[45]?[ah]?:\\?/\\?/${USERINFO}${HOST}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 80,
    },
  ],
} as const satisfies Detector;
