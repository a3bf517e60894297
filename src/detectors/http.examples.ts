import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const password = join('kT7', 'vQ2x', 'Lm9');
const login = join('ZGVwbG95OmtUN3', 'ZRMnhMbTk=');
const opaque = join('hnd75x3useWMA9TonPNl', 'OmMvF5bfPkMHzRQVHEps');

export const httpExamples: DetectorExamples = {
  positive: {
    'http-basic-header': [
      `Authorization: Basic ${login}`,
      `headers: { 'Authorization': 'Basic ${login}' },`,
      `curl -H "Authorization: Basic ${login}" https://api.internal`,
      `req.setHeader('Authorization', 'Basic ${login}')`,
      `assert auth == "Basic ${login}"`,
      `    ("Basic ${login}", True),`,
    ],
    'http-bearer-header': [
      `Authorization: Bearer ${opaque}`,
      `{"authorization":"Bearer ${opaque}"}`,
      `  Authorization:\n  - Bearer ${opaque}`,
      `expect(sent).toBe('Bearer ${opaque}')`,
    ],
    'http-authorization-token': [
      `headers["Authorization"] = "Token ${opaque}"`,
      `Authorization: GenieKey ${opaque}`,
      `'authorization': '${opaque}'`,
    ],
    'http-url-password': [
      `url = https://deploy:${password}@git.internal/g/r.git`,
      `PIP_INDEX_URL=http://ci:${password}@packages.internal:8080/simple`,
    ],
    'http-curl-login': [
      `curl -u deploy:${password} https://api.internal/v1`,
      `curl -sS --user "deploy:${password}" https://api.internal/v1`,
      `curl -X POST https://api.internal/v1 \\\n  -H 'Accept: text/plain' \\\n  --user  deploy:'${password}'`,
      `curl -u ":${password}" https://api.internal/v1`,
      `curl -u "${opaque}:" https://api.internal/v1`,
    ],
  },
  negative: [
    { why: 'user and password of RFC 7617', text: `Authorization: Basic ${join('dXNlcjpw', 'YXNzd29yZA==')}` },
    { why: 'does not decode to a login', text: `Authorization: Basic ${opaque}` },
    { why: 'a variable', text: 'Authorization: Bearer ${ACCESS_TOKEN_OF_THE_SERVICE}' },
    { why: 'a shell variable', text: 'curl -H "Authorization: Bearer $ACCESS_TOKEN_OF_THE_SERVICE"' },
    { why: 'the scheme in a sentence', text: 'Basic authentication and Bearer authentication of RFC6750' },
    { why: 'a challenge', text: 'WWW-Authenticate: Bearer realm="https://api.internal/v2"' },
    { why: 'a placeholder', text: 'Authorization: Bearer YOUR_ACCESS_TOKEN_GOES_HERE' },
    { why: 'a word of a manual', text: 'Authorization: Bearer access-token-value-goes-here' },
    { why: 'words of a manual', text: 'http://user:password@host/path' },
    { why: 'a port', text: 'https://api.internal:8443/users/@me' },
    { why: 'a template', text: 'https://${user}:${password}@api.internal' },
    { why: 'a variable for the password', text: 'curl -u "deploy:$PASSWORD" https://api.internal' },
    { why: 'the next command', text: `curl https://api.internal\ngroup -u deploy:${password}` },
    { why: 'curl with a number', text: 'curl --max-time 5 https://api.internal -o out:put1' },
  ],
};
