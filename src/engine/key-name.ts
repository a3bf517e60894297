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

/** Whether a name ending in `key` says what the key is for: `SIGNING_KEY` does, `key` and `customerKey` do not. */
export function isQualifiedKey(key: string): boolean {
  const words = wordsOf(key);
  const last = words.findLastIndex((word) => isSecretWord(word));
  if (!/^keys?$/.test(words[last] ?? '')) return true;
  return words.slice(0, last).some((word) => KEY_QUALIFIERS.has(word));
}

/** What stands in the name before the word for the secret: `ORDERS_DB_` in `ORDERS_DB_PASSWORD`. */
export function prefixOf(key: string): string {
  const at = key.search(/pass(?:word|wd|phrase|code|wort)?|pwd|secret|token|api[-_]?key/i);
  return at === -1 ? '' : key.slice(0, at);
}

let lastKey = '';
let lastWords: readonly string[] = [];

/** The same name is asked about several times in a row. */
function wordsOf(key: string): readonly string[] {
  if (key !== lastKey) {
    lastWords = splitIntoWords(key);
    lastKey = key;
  }
  return lastWords;
}

function splitIntoWords(key: string): readonly string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const ENDS_LIKE_SECRET =
  /(?:password|passwd|passphrase|passcode|passwort|pwd|secret|token|apikey|accesskey|secretkey|privatekey|authkey|signingkey|encryptionkey|masterkey|accountkey|credentials?)s?[0-9]*$/;

function isSecretWord(word: string): boolean {
  if (/^no(?:pass|passwd|password)$/.test(word)) return false;
  return SECRET_WORDS.has(word) || ENDS_LIKE_SECRET.test(word);
}

const SECRET_WORDS = wordSet(
  'pass dbpass userpass mypass smtppass ftppass adminpass rootpass pgpass storepass keypass auth key keys pw psk pat salt',
  'passwords secrets tokens sid',
);

const KEY_QUALIFIERS = wordSet(
  'api secret access private signing sign encryption encrypt crypto cipher aes hmac auth app service account master session',
  'license subscription consumer storage shared admin server client cookie security jwt secure application deploy webhook',
  'host user nonce logged hash rsa crypt azure aws gcp google stripe twilio maps account developer integration write read',
);

const NOT_THE_SECRET = wordSet(
  'url uri urls endpoint path file filename files dir directory folder name names label field fields input type types kind',
  'length len min max minimum maximum policy policies expiry expires expiration expire ttl lifetime timeout age reset hint',
  'regex regexp data pattern placeholder error errors message messages msg title text description desc help prompt env variable',
  'ref refs reference arn hash hashes hashed digest checksum header headers prefix suffix count size limit format algorithm',
  'algo alg version column strength score validator validation rules rule manager provider store storage handler helper',
  'service controller form page screen view modal button link icon list required enabled disabled changed updated created',
  'at date descriptor configuration control statement fds mgr through attachment request response time attempts retries ids',
  'id index class selector parser lexer pos position mismatch match matches encoder source var vars scope scopes issuer',
  'audience usage fingerprint thumbprint owner group state status mode method grant callback vault kv attribute attr locator',
  'encode decode encoding split join replace strip trim includes contains startswith endswith indexof concat substring test',
  'pem der bin crt csr pk8 json txt yml yaml js ts py go rs java enc gpg pub',
  'sha sha1 sha224 sha256 sha384 sha512 md5 crc crc32 sum xpath css len bytes bits flag flags option options set get value_from exists invalid missing tokenizer typehint state',
);

const ABOUT_SECRETS = wordSet(
  'forgot forget reset show hide toggle has is no not max min num number csrf xsrf tokenizer public pubkey publishable',
  'eos bos pad sep cls unk mask next prev previous page continuation cancellation cancel lexer syntax sort partition primary',
  'foreign cache hash hashed encrypted md5 sha sha1 sha256 checksum integrity fingerprint etag sync change cursor delta skip',
  'resume pagination paging nextpage idempotency dedupe trace request correlation fake dummy mock test example sample invalid',
  'check validate wrong bad bogus incorrect expired pass-through wrapped ciphertext site sitekey object lookup index row unique composite',
  'temp anti antiforgery verification pkce watermark native caching dkim inner',
);

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}
