/**
 * Words that most source files hold somewhere. Such a keyword alone does not justify a pattern run (it would be the
 * largest cost of a scan), so what follows it has to look as if a value were given to it.
 */
const COMMON_WORDS: ReadonlySet<string> = new Set([
  'access_key',
  'accesskey',
  'api-key',
  'api_key',
  'apikey',
  'auth',
  'client',
  'credential',
  'key',
  'pass',
  'passwd',
  'password',
  'pwd',
  'secret',
  'token',
]);

/** How far the rest of an identifier may run on behind the word: `PASSWORD_FOR_ORDERS_DATABASE`. */
const MAX_IDENTIFIER_TAIL = 48;
/** Quotes, brackets and blanks between a key and its sign: `"]  =`. */
const MAX_GAP = 16;

/** How far a user and a password may run on behind `https://`. */
const MAX_USERINFO = 256;

type Likelihood = (bytes: Uint8Array, end: number) => boolean;

/** The cheap check for a keyword that is too common to start a pattern by itself; undefined for a rare one. */
export function likelihoodOf(keyword: string): Likelihood | undefined {
  if (keyword === 'http://' || keyword === 'https://') return hasUserinfo;
  return COMMON_WORDS.has(keyword) ? looksAssigned : undefined;
}

/** Whether what follows a URL's scheme goes on like `user:password@`. */
function hasUserinfo(bytes: Uint8Array, from: number): boolean {
  const end = Math.min(bytes.length, from + MAX_USERINFO);
  let hasColon = false;
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte === AT) return hasColon;
    if (byte === COLON) hasColon = true;
    else if (byte <= 0x20 || byte === SLASH || byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) return false;
  }
  return false;
}

/** Whether the bytes from `at`, directly behind a keyword, go on like `_FOR_X" : ...`. Reads 64 bytes at most. */
function looksAssigned(bytes: Uint8Array, at: number): boolean {
  let next = at;
  const tailEnd = Math.min(bytes.length, at + MAX_IDENTIFIER_TAIL);
  while (next < tailEnd && isIdentifierByte(bytes[next]!)) next += 1;
  const gapEnd = Math.min(bytes.length, next + MAX_GAP);
  for (let blank = false, needsQuote = false; next < gapEnd; next += 1) {
    const byte = bytes[next]!;
    if (ASSIGNING.has(byte)) return true;
    // `PASSWORD 'x'` in SQL, `get("password", "x")` and `password || "x"` in code
    if ((blank || needsQuote) && (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE)) return true;
    // `key="password" value="x"` in XML
    if (blank && byte === LOWER_V) return true;
    if (!GAP.has(byte)) return false;
    needsQuote ||= LOOSE.has(byte);
    blank = byte === 0x20 || byte === 0x09;
  }
  return false;
}

const AT = 0x40;
const COLON = 0x3a;
const SLASH = 0x2f;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const LOWER_V = 0x76;
const ASSIGNING: ReadonlySet<number> = new Set(Buffer.from('=:>'));
/** Signs that only give a value when a quoted one follows: else they are calls and lists of names. */
const LOOSE: ReadonlySet<number> = new Set(Buffer.from(',(|?'));
const GAP: ReadonlySet<number> = new Set(Buffer.from(' \t"\'`])\\|?,('));

function isIdentifierByte(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x5f ||
    byte === 0x2d ||
    byte === 0x2e
  );
}
