import type { Detector } from './detector.js';

const QUOTED = String.raw`(?:\\+"(?<secret__nested>[^"\\\s]+)\\+"|"(?<secret__quoted>(?:[^"\\\r\n]|\\[^\r\n])*)"|'(?<secret__single>[^'\r\n]*)'|\x60(?<secret__backtick>[^\x60\r\n]*)\x60)`;
// To the end of the line, with separators inside, as long as no further assignment follows one.
const LINE = String.raw`(?<secret__line>[^\s"'\x60,;&|<>(){}\[\]\\$][^\s"'\x60,;&<>(){}\[\]\\]*(?:[,;&]+[^\s"'\x60,;&=:<>(){}\[\]\\]+)*)[ \t]*(?:[ \t]#[^\r\n]*)?(?:[\r\n]|$)`;
const BARE = String.raw`(?<secret>[^\s"'\x60,;&|<>(){}\[\]\\]+)`;

// A type may stand before the sign: `password: string = `. `:-` gives a default in a shell and in compose files.
const SIGN = String.raw`\\*["'\x60]?\]?[ \t]*(?::[ \t]*&?[A-Za-z][\w.<>\[\]?]*[ \t]+=|=>|:=|:-|\|\|=|\?\??=|={1,3}|:)[ \t]*`;
// SQL's `PASSWORD 'x'`, XML's `key="password" value="x"`, calls, pairs and defaults: only before a quoted value.
const LOOSE_SIGN = String.raw`\\*["'\x60]?(?:[ \t]*(?:,|\|\||\?\?)[ \t]*|\([ \t]*|[ \t]+(?:value[ \t]*=[ \t]*)?)`;
const XML = String.raw`[ \t]*>(?<secret__xml>[^<>\s]+)</`;

/** An env file takes any character up to the end of the line; recognized by the upper-case name and the bare `=`. */
function assignment(words: string): string {
  const env = String.raw`(?-i:(?<key__env>[A-Z0-9_]*(?:${words.toUpperCase()})[A-Z0-9_]*))=(?<secret__env>[^\s"'\x60]+)[ \t]*(?:[ \t]#[^\r\n]*)?(?:[\r\n]|$)`;
  const key = String.raw`(?<key>[A-Za-z0-9_.-]*(?:${words})[A-Za-z0-9_.-]*)`;
  return `(?i)(?:${env}|${key}(?:(?:${SIGN}|${LOOSE_SIGN})${QUOTED}|${SIGN}(?:${LINE}|${BARE})|${XML}))`;
}

/** Values that are secret because of the name they are assigned to; the least specific rules of all. */
export const generic = {
  provider: 'generic',
  docs: 'https://owasp.org/www-community/vulnerabilities/Use_of_hard-coded_password',
  rules: [
    {
      id: 'generic-password-assignment',
      kind: 'password in an assignment',
      severity: 'high',
      keywords: ['pass', 'pwd'],
      pattern: assignment('pass(?:word|wd|phrase|code|wort)?|pwd'),
      boundary: 'none',
      judge: 'password',
      specificity: 20,
      siblings: {
        host: ['host', 'hostname', 'hostaddr', 'server', 'addr', 'address', 'dbhost', 'endpoint'],
        port: ['port', 'dbport'],
        user: ['user', 'username', 'login', 'usr', 'uid', 'userid', 'dbuser', 'role'],
        database: ['name', 'database', 'db', 'dbname', 'schema', 'initialcatalog'],
      },
    },
    {
      id: 'generic-password-argument',
      kind: 'password in an argument list',
      severity: 'high',
      keywords: ['--pass', '-password', '-pass ', '-passwd'],
      pattern: String.raw`(?i)(?<key>--(?:[a-z0-9]+-)*pass(?:word|wd|phrase)?)[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'\x60<>\[\]|(){},;-][^\s"'\x60<>\[\]|(){},;]*))`,
      boundary: 'none',
      judge: 'password',
      specificity: 25,
    },
    {
      id: 'generic-secret-assignment',
      kind: 'secret in an assignment',
      severity: 'medium',
      keywords: ['secret', 'token', 'api_key', 'apikey', 'api-key', 'access_key', 'accesskey', 'credential'],
      pattern: assignment('secret|token|api[_-]?key|access_?key|credential'),
      boundary: 'none',
      judge: 'random',
      specificity: 10,
    },
  ],
} as const satisfies Detector;
