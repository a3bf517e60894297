/**
 * Reads the name that a value is assigned to. `password_hint`, `tokenUrl` and `compass` hold a secret's word and no
 * secret. Returns why the name speaks against a secret, or undefined.
 */
export function judgeKey(key: string): string | undefined {
  const words = wordsOf(key);
  const last = words.findLastIndex((word) => isSecretWord(word));
  if (last === -1) return 'the name only contains the word by accident';
  const after = words.slice(last + 1).find((word) => NOT_THE_SECRET.has(word));
  if (after !== undefined) return `the name is about its ${after}`;
  const before = words.slice(0, last).find((word) => ABOUT_SECRETS.has(word));
  return before === undefined ? undefined : `the name says ${before}`;
}

/** What stands in the name before the word for the secret: `ORDERS_DB_` in `ORDERS_DB_PASSWORD`. */
export function prefixOf(key: string): string {
  const at = key.search(/pass(?:word|wd|phrase|code|wort)?|pwd|secret|token|api[-_]?key/i);
  return at === -1 ? '' : key.slice(0, at);
}

function wordsOf(key: string): readonly string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const ENDS_LIKE_SECRET =
  /(?:password|passwd|passphrase|passcode|passwort|pwd|secret|token|apikey|accesskey|secretkey|privatekey|authkey|credentials?)[0-9]*$/;

function isSecretWord(word: string): boolean {
  if (/^no(?:pass|passwd|password)$/.test(word)) return false;
  return SECRET_WORDS.has(word) || ENDS_LIKE_SECRET.test(word);
}

const SECRET_WORDS = wordSet('pass dbpass userpass mypass smtppass ftppass adminpass rootpass pgpass auth key keys');

const NOT_THE_SECRET = wordSet(
  'url uri endpoint path file filename dir directory folder name names label field fields input type types kind length',
  'len min max minimum maximum policy policies expiry expires expiration ttl lifetime timeout age reset hint regex regexp',
  'pattern placeholder error errors message messages msg title text description desc help prompt env variable ref refs',
  'reference arn hash hashes hashed digest checksum salt header prefix suffix count size limit format algorithm algo alg',
  'version column strength score validator validation rules rule manager provider store storage handler helper service',
  'controller form page screen view modal button link icon list required enabled disabled changed updated created at date',
  'descriptor configuration control statement fds mgr through attachment request response',
  'time attempts retries ids id index class selector parser lexer pos position mismatch match matches encoder source',
);

const ABOUT_SECRETS = wordSet(
  'forgot forget reset show hide toggle has is no not max min num number csrf xsrf tokenizer public pubkey publishable',
  'eos bos pad sep cls unk mask next page continuation cancellation lexer syntax sort partition primary foreign cache',
  'hash hashed encrypted md5 sha sha1 sha256 checksum integrity fingerprint etag',
);

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}
