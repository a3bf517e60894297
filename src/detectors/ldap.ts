import type { Detector } from './detector.js';

// The userinfo part of RFC 3986, read as people write it: unencoded signs are taken into the password up to the last `@`
// before the path. `\\?/` since PHP's JSON writes `\/`.
const USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
const HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;

export const ldap = {
  provider: 'ldap',
  docs: 'https://datatracker.ietf.org/doc/html/rfc4516',
  rules: [
    {
      id: 'ldap-url',
      kind: 'URL with user and password',
      severity: 'high',
      keywords: ['ldap:', 'ldaps:'],
      pattern: String.raw`(?i)ldaps?:\\?/\\?/${USERINFO}${HOST}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 80,
    },
    {
      id: 'ldap-bind-password',
      kind: 'bind password of a directory',
      severity: 'high',
      keywords: ['bindpw', 'bind_pw', 'bind-pw'],
      pattern: String.raw`(?i)bind[_-]?pw["']?[ \t]*(?:[:=][ \t]*|[ \t])(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'<>$;,]+))`,
      boundary: 'none',
      judge: 'login',
      specificity: 45,
    },
  ],
} as const satisfies Detector;
