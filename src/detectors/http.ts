import type { Detector } from './detector.js';

// `Authorization: Basic ...`, `'Authorization': 'Bearer ...'`, `headers["authorization"] = "Bearer ..."`.
const HEADER = String.raw`authorization\\*["'\x60]?\]?[ \t]*(?:=>|:=|[:=,])\s*(?:-[ \t]+|\[[ \t]*)?\\*["'\x60]?[ \t]*`;

export const http = {
  provider: 'http',
  docs: 'https://www.rfc-editor.org/rfc/rfc9110.html#name-authorization',
  rules: [
    {
      // Also where no header is named: in a comparison, a table of tests, recorded traffic.
      id: 'http-basic-header',
      kind: 'user and password in a Basic header',
      severity: 'high',
      keywords: ['basic'],
      pattern: String.raw`(?i)basic[ \t]+(?<secret>[A-Za-z0-9+/]{8,}={0,2})`,
      boundary: 'base64',
      judge: 'base64-login',
      specificity: 60,
    },
    {
      id: 'http-bearer-header',
      kind: 'bearer token',
      severity: 'high',
      keywords: ['bearer'],
      pattern: String.raw`(?i)bearer(?:[ \t]+|%20)(?<secret>[A-Za-z0-9._~+/-]{16,}={0,2})`,
      boundary: 'base64url',
      judge: 'opaque',
      specificity: 30,
    },
    {
      // Schemes that vendors made up, and no scheme at all.
      id: 'http-authorization-token',
      kind: 'token in an Authorization header',
      severity: 'high',
      keywords: ['authorization'],
      pattern: String.raw`(?i)${HEADER}(?:[a-z][a-z-]*(?:[ \t]+|=)(?:(?:token|key)=)?\\*["']?)?(?<secret>[A-Za-z0-9._~+/-]{16,}={0,2})`,
      boundary: 'base64url',
      judge: 'opaque',
      specificity: 28,
    },
    {
      // As git remotes and package indexes have it. A user alone may be the token: then its own rule finds it.
      id: 'http-url-password',
      kind: 'user and password in a URL',
      severity: 'high',
      keywords: ['http://', 'https://'],
      pattern: String.raw`(?i)https?://(?<user>[^\s:@/"'<>\\\x60{}|]*):(?<secret>[^\s/?"'<>\\\x60@]+)@(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?::(?<port>[0-9]+))?`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 55,
    },
    {
      id: 'http-curl-login',
      kind: 'user and password in a call of curl',
      severity: 'high',
      keywords: ['curl '],
      pattern: String.raw`curl[ \t](?:(?:[^\r\n\\]|\\[^\r\n]|\\\r?\n)*?[ \t])?(?:-u[ \t]*|--(?:proxy-)?user(?:=|[ \t]+))(?:["']?(?<user>[^\s:"'$<{-][^\s:"'$<{]*)?:["']?(?<secret>[^\s"'\x60]+)|["'](?<secret__user>[^\s:"'$<{-][^\s:"'$<{]{7,}):["'])`,
      boundary: 'none',
      maxBytes: 512,
      judge: 'login',
      specificity: 50,
    },
  ],
} as const satisfies Detector;
