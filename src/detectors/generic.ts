import type { Detector } from './detector.js';

// `b'x'` of Python, `N'x'` of SQL, `@"x"` of C#.
const QUOTED = String.raw`(?:\\+"(?<secret__nested>[^"\\\s]+)\\+"|[bnr@]?"(?<secret__quoted>(?:[^"\\\r\n]|\\[^\r\n])*)"|[bnr@]?'(?<secret__single>[^'\r\n]*)'|\x60(?<secret__backtick>[^\x60\r\n]*)\x60)`;
// To the end of the line, with separators inside, as long as no further assignment follows one.
const LINE = String.raw`(?<secret__line>[^\s"'\x60,;&|<>(){}\[\]\\$][^\s"'\x60,;&<>(){}\[\]\\]*(?:[,;&]+[^\s"'\x60,;&=:<>(){}\[\]\\]+)*)[ \t]*(?:[ \t]#[^\r\n]*)?(?:[\r\n]|$)`;
const BARE = String.raw`(?<secret>[^\s"'\x60,;&|<>(){}\[\]\\]+)`;

// A type may stand before the sign: `password: string = `, in Go `password string = `. `:-` gives a default in a shell and
// in compose files; make has `::=` and `:::=`, and `.=` and `+=` append.
const SIGN = String.raw`\\*["'\x60]?\]?[ \t]*(?::[ \t]*&?[A-Za-z][\w.<>\[\]?]*[ \t]+=|[ \t]\*?string[ \t]*=|=>|:{1,3}=|[.+]=|:-|\|\|=|\?\??=|!==?|={1,3}|:)[ \t]*`;
// SQL's `PASSWORD 'x'`, XML's `key="password" value="x"`, calls, pairs and defaults: only before a quoted value.
const LOOSE_SIGN = String.raw`\\*["'\x60]?(?:[ \t]*(?:,|\|\||\?\?)[ \t]*|\([ \t]*|[ \t]+(?:value[ \t]*=[ \t]*)?)`;
// `<password>x</password>`, `<entry key="db.password">x</entry>`
const XML = String.raw`["']?(?:[ \t][^<>\r\n]{0,80})?[ \t]*>\s*(?<secret__xml>[^<>\s]+)\s*</`;
// A list: in brackets, or of YAML on the line below.
const LIST_OPEN = String.raw`(?:\[[ \t]*(?:\r?\n[ \t]*)?|\r?\n[ \t]*-[ \t]+)`;
// `process.env.PW ?? 'x'`, and what makes bytes or an object of the value.
const ELSE = String.raw`[\w.$\[\]()'"]{1,60}[ \t]+(?:\?\?|\|\||or|\?:)[ \t]+`;
const WRAP = String.raw`(?:\[\]byte|bytes|Buffer\.from|SecretStr|String|new[ \t]+[A-Z]\w*)\([ \t]*`;
const ITEM = String.raw`\r?\n[ \t]*-[ \t]+(?<secret__item>[^\s"'\x60,;&|<>(){}\[\]\\:]+)[ \t]*(?:[\r\n]|$)`;

/** An env file takes any character up to the end of the line; recognized by the upper-case name and the bare `=`. */
function assignment(words: string): string {
  const env = String.raw`(?-i:(?<key__env>[A-Z0-9_]*(?:${words.toUpperCase()})[A-Z0-9_]*))=(?<secret__env>[^\s"'\x60]+)[ \t]*(?:[ \t]#[^\r\n]*)?(?:[\r\n]|$)`;
  return `(?i)(?:${env}|${keyOf(words)}(?:(?:${SIGN}(?:${LIST_OPEN}|${ELSE}|${WRAP})?|${LOOSE_SIGN})${QUOTED}|${SIGN}(?:${LINE}|(?:\\[[ \\t]*)?${BARE}|${ITEM})|${XML}))`;
}

function keyOf(words: string): string {
  return String.raw`(?<key>[A-Za-z0-9_.-]*(?:${words})[A-Za-z0-9_.-]*)`;
}

const LABEL = String.raw`["']?(?:value|default|content|val|data)["']?[ \t]*(?:=>|[:=])[ \t]*`;
const NEXT = String.raw`[ \t]*[,;]?[ \t]*(?:\r?\n[ \t]*)?`;

/** The name is itself a value, and its value stands beside it: `name: DB_PASSWORD`, `value: x`. */
function named(words: string): string {
  const pair = String.raw`["'\x60]?${NEXT}${LABEL}`;
  const block = String.raw`["'][ \t]*\{[^{}]{0,120}?default[ \t]*=[ \t]*`;
  const plist = String.raw`</[A-Za-z:]+>\s*<(?:string|value|val|data)>(?<secret__xml>[^<>\s]+)</`;
  const child = String.raw`["'][^<>]{0,80}>\s*<(?:string|value|val)>(?<secret__child>[^<>\s]+)</`;
  return `(?i)${keyOf(words)}(?:(?:${pair}|${block})${QUOTED}|${pair}${BARE}|${plist}|${child})`;
}

// `the password is x`, `password for the wiki: x`, and in marks of Markdown also `password: x`.
const WHOSE = String.raw`[ \t]+(?:for|of|to)(?:[ \t]+[\w.@/-]+){1,4}`;
const SAID = String.raw`(?:"(?<secret__quoted>[^"\s]+)"|'(?<secret__single>[^'\s]+)'|\x60(?<secret__backtick>[^\x60\s]+)\x60|\*\*(?<secret__bold>[^\s*]+)\*\*|(?<secret__word>[^\s"'\x60<>(){}\[\],;]+))`;
const MARKED = String.raw`[ \t]*\*{0,2}:\*{0,2}[ \t]+(?:\x60(?<secret__marked>[^\x60\s]+)\x60|\*\*(?<secret__strong>[^\s*]+)\*\*)`;
const PROSE = String.raw`(?i)(?<key>password|passwd|passphrase)(?:(?:(?:${WHOSE})?[ \t]+(?:is|was)(?:[ \t]+now)?:?|${WHOSE}:)[ \t]+${SAID}|${MARKED})`;

const PASSWORD = 'pass(?:word|wd|phrase|code|wort)?|pwd|psk|[_-]pw|kennwort';
const SECRET = 'secret|token|key|credential|auth';
const PASSWORD_KEYWORDS = ['pass', 'pwd', 'psk', '_pw', '-pw', 'kennwort'];
const SECRET_KEYWORDS = ['secret', 'token', 'key', 'credential', 'auth'];

const SIBLINGS = {
  host: ['host', 'hostname', 'hostaddr', 'server', 'addr', 'address', 'dbhost', 'endpoint'],
  port: ['port', 'dbport'],
  user: ['user', 'username', 'login', 'usr', 'uid', 'userid', 'dbuser', 'role'],
  database: ['name', 'database', 'db', 'dbname', 'schema', 'initialcatalog'],
} as const;

/** Values that are secret because of the name they are given to; the least specific rules of all. */
export const generic = {
  provider: 'generic',
  docs: 'https://owasp.org/www-community/vulnerabilities/Use_of_hard-coded_password',
  rules: [
    {
      id: 'generic-password-assignment',
      kind: 'password in an assignment',
      severity: 'high',
      keywords: PASSWORD_KEYWORDS,
      pattern: assignment(PASSWORD),
      startsAt: 'name',
      boundary: 'none',
      judge: 'password',
      specificity: 20,
      siblings: SIBLINGS,
    },
    {
      id: 'generic-password-named',
      kind: 'password beside its name',
      severity: 'high',
      keywords: PASSWORD_KEYWORDS,
      pattern: named(PASSWORD),
      startsAt: 'name',
      boundary: 'none',
      judge: 'password',
      specificity: 19,
      siblings: SIBLINGS,
    },
    {
      id: 'generic-password-prose',
      kind: 'password in a sentence',
      severity: 'high',
      keywords: ['password', 'passwd', 'passphrase'],
      pattern: PROSE,
      boundary: 'none',
      judge: 'password-in-prose',
      specificity: 21,
    },
    {
      id: 'generic-password-argument',
      kind: 'password in an argument list',
      severity: 'high',
      keywords: ['--pass', '-password', '-pass ', '-passwd', '-storepass', '-keypass'],
      pattern: String.raw`(?i)[\s"'\x60=(,](?<key>-{1,2}(?:[a-z0-9]+-)*(?:src|dest|key|store)*pass(?:word|wd|phrase)?)[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'\x60<>\[\]|(){},;-][^\s"'\x60<>\[\]|(){},;]*))`,
      boundary: 'none',
      judge: 'password',
      specificity: 25,
    },
    {
      id: 'generic-secret-assignment',
      kind: 'secret in an assignment',
      severity: 'medium',
      keywords: SECRET_KEYWORDS,
      pattern: assignment(SECRET),
      startsAt: 'name',
      boundary: 'none',
      judge: 'random',
      specificity: 10,
    },
    {
      // The last of several in a list; the first is an assignment.
      id: 'generic-secret-list',
      kind: 'secret in a list',
      severity: 'medium',
      keywords: SECRET_KEYWORDS,
      pattern: `(?i)${keyOf(SECRET)}${SIGN}\\[\\s*(?:["'][^"'\\r\\n]*["']\\s*,\\s*)+["'](?<secret__element>[^"'\\r\\n]{10,128})["']`,
      startsAt: 'name',
      boundary: 'none',
      judge: 'random',
      specificity: 8,
    },
    {
      id: 'generic-secret-named',
      kind: 'secret beside its name',
      severity: 'medium',
      keywords: SECRET_KEYWORDS,
      pattern: named(SECRET),
      startsAt: 'name',
      boundary: 'none',
      judge: 'random',
      specificity: 9,
    },
    {
      id: 'generic-secret-argument',
      kind: 'secret in an argument list',
      severity: 'medium',
      keywords: ['--token', '--secret', '-token ', '-secret ', '-apikey ', '-key '],
      pattern: String.raw`(?i)(?<key>--(?:[a-z0-9]+-)*(?:token|(?:api|access|auth|private|signing|encryption)-?key|secret)(?:-key)?)[ \t]+["']?(?<secret>[^\s"'\x60<>\[\]|(){},;-][^\s"'\x60<>\[\]|(){},;]*)`,
      boundary: 'none',
      judge: 'random',
      specificity: 12,
    },
    {
      // Any scheme, also with a host that is a placeholder: `amqp://app:x@${HOST}`.
      id: 'generic-url-password',
      kind: 'user and password in a URL',
      severity: 'high',
      keywords: ['://'],
      pattern: String.raw`(?i)[a-z][a-z0-9+.-]*:\\?/\\?/(?<user>[^\s:@/"'<>\\\x60{}|$(]*):(?<secret>[^\s/"'<>\x60@\\]+)@(?:(?<host>[A-Za-z0-9][A-Za-z0-9._-]*)(?::(?<port>[0-9]+))?|[\[$<{%"'\x60])`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 45,
    },
  ],
} as const satisfies Detector;
