/**
 * Words that most source files hold somewhere. Such a keyword alone does not justify a pattern run (it would be the
 * largest cost of a scan), so what follows it has to look as if a value were given to it.
 */
const PASSWORD_WORDS: ReadonlySet<string> = new Set([
  '-pw',
  '_pw',
  'pass',
  'passphrase',
  'passwd',
  'password',
  'psk',
  'pwd',
]);

/** What a machine made has to follow these: sixteen characters or so, a digit among them or letters of no word. */
const SECRET_WORDS: ReadonlySet<string> = new Set([
  'access_key',
  'accesskey',
  'api-key',
  'api_key',
  'apikey',
  'auth',
  'authorization',
  'bearer',
  'client',
  'credential',
  'key',
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
  if (keyword === '://' || keyword === 'http://' || keyword === 'https://') return hasUserinfo;
  if (keyword === 'basic') return looksEncoded;
  if (PASSWORD_WORDS.has(keyword)) return looksAssigned;
  return SECRET_WORDS.has(keyword) ? looksRandom : undefined;
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
  let next = skipIdentifier(bytes, at);
  const gapEnd = Math.min(bytes.length, next + MAX_GAP);
  for (let blank = false, needsQuote = false, hasQuote = false; next < gapEnd; next += 1) {
    const byte = bytes[next]!;
    if (ASSIGNING.has(byte)) return true;
    // `PASSWORD 'x'` in SQL, `get("password", "x")` and `password || "x"` in code
    if ((blank || needsQuote) && (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE)) return true;
    // `key="password" value="x"` in XML, `name: PASSWORD` and `value: x` on the line below, `password is x`, `</key>`
    if (blank && INTRODUCING.has(String.fromCharCode(byte | 0x20, (bytes[next + 1] ?? 0) | 0x20))) return true;
    if (byte === LESS) return true;
    // `variable "password" {` with its default below
    if (byte === BRACE && hasQuote) return true;
    // further attributes of an element: `name="password" type="text">`
    if (blank && hasQuote && isAttribute(bytes, next)) return true;
    if (!GAP.has(byte)) return false;
    needsQuote ||= LOOSE.has(byte);
    hasQuote ||= byte === DOUBLE_QUOTE;
    blank = byte <= 0x20;
  }
  return false;
}

/** Whether `name="` goes on from here. */
function isAttribute(bytes: Uint8Array, at: number): boolean {
  const end = skipIdentifier(bytes, at);
  return end > at && bytes[end] === EQUALS && bytes[end + 1] === DOUBLE_QUOTE;
}

/** How many words may stand between a name and its value: `: string = `, `value: Bearer `. */
const MAX_WORDS_BETWEEN = 4;
const MAX_SIGNS_BETWEEN = 24;
const MIN_RANDOM_LENGTH = 10;
const MAX_RANDOM_LENGTH = 64;

/** Whether signs, a few short words and then a run of letters with digits follow. Reads some 300 bytes at most. */
function looksRandom(bytes: Uint8Array, at: number): boolean {
  let next = skipIdentifier(bytes, at);
  for (let words = 0; words <= MAX_WORDS_BETWEEN; words += 1) {
    const signsEnd = Math.min(bytes.length, next + MAX_SIGNS_BETWEEN);
    const signsStart = next;
    while (next < signsEnd && !isTokenByte(bytes[next]!)) next += 1;
    if (next === signsStart) return false;
    const wordEnd = Math.min(bytes.length, next + MAX_RANDOM_LENGTH);
    const wordStart = next;
    const quote = bytes[next - 1]!;
    // Between quotes any sign belongs to the value.
    const isQuoted = quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE;
    let digits = 0;
    let caseChanges = 0;
    for (let last = 0; next < wordEnd; next += 1) {
      const byte = bytes[next]!;
      if (isQuoted ? byte === quote || byte <= 0x20 || byte === BACKSLASH : !isTokenByte(byte)) break;
      if (isDigit(byte)) digits += 1;
      // Only between letters; the sixth bit of one tells its case.
      if (byte >= 0x41 && last >= 0x41 && ((byte ^ last) & 0x20) !== 0) caseChanges += 1;
      last = byte;
    }
    const length = next - wordStart;
    if (length >= MIN_RANDOM_LENGTH) return digits > 0 || isWild(length, caseChanges);
  }
  return false;
}

/** Whether so many letters change their case more often than those of joined words. */
function isWild(length: number, caseChanges: number): boolean {
  return length >= 16 && caseChanges >= length * 0.3;
}

const MIN_ENCODED_LENGTH = 8;

/** Whether a blank and then base64 of some length follows, with letters of both cases as words don't have them. */
function looksEncoded(bytes: Uint8Array, at: number): boolean {
  let next = at;
  while (next < bytes.length && next < at + 4 && bytes[next]! <= 0x20) next += 1;
  if (next === at) return false;
  const start = next;
  const end = Math.min(bytes.length, next + MAX_RANDOM_LENGTH);
  let hasUpper = false;
  let hasLower = false;
  for (; next < end && isTokenByte(bytes[next]!); next += 1) {
    const byte = bytes[next]!;
    // The first letter of a word may be upper case.
    if (next > start && byte >= 0x41 && byte <= 0x5a) hasUpper = true;
    if (byte >= 0x61 && byte <= 0x7a) hasLower = true;
  }
  return next - start >= MIN_ENCODED_LENGTH && hasUpper && hasLower;
}

function skipIdentifier(bytes: Uint8Array, at: number): number {
  const end = Math.min(bytes.length, at + MAX_IDENTIFIER_TAIL);
  let next = at;
  while (next < end && isIdentifierByte(bytes[next]!)) next += 1;
  return next;
}

const AT = 0x40;
const COLON = 0x3a;
const SLASH = 0x2f;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const LESS = 0x3c;
const BRACE = 0x7b;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;
/** How `value`, `default`, `data`, `is`, `was`, `for`, `of` and `to` begin, in lower case. */
const INTRODUCING: ReadonlySet<string> = new Set(['va', 'de', 'da', 'is', 'wa', 'fo', 'of', 'to']);
const ASSIGNING: ReadonlySet<number> = new Set(Buffer.from('=:>'));
/** Signs that only give a value when a quoted one follows: else they are calls and lists of names. */
const LOOSE: ReadonlySet<number> = new Set(Buffer.from(',(|?'));
const GAP: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n"\'`])\\|?!,({*-'));

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

/** What tokens are made of, among them the signs of base64 and of passwords that machines make. */
function isTokenByte(byte: number): boolean {
  return TOKEN_BYTES[byte] === 1;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

const TOKEN_BYTES = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-.~!@#$%^&*')) {
  TOKEN_BYTES[byte] = 1;
}
