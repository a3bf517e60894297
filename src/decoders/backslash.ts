import { DIGITS, hexNumber, isAsciiText, LETTERS, nextByte, tableOf } from './bytes.js';
import type { Decoder } from './decoder.js';
import type { Pieces } from './pieces.js';
import { rewrite, type Marks } from './rewrite.js';

const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** What a letter after the backslash stands for. `\b` and `\f` are left: in a pattern or a path they are something else. */
const CONTROLS = new Map([
  [0x6e, 0x0a], // \n
  [0x72, 0x0d], // \r
  [0x74, 0x09], // \t
  [0x65, 0x1b], // \e
]);
/** `\xNN`, `\uNNNN` and `\UNNNNNNNN`: how many digits follow. */
const DIGITS_AFTER = new Map([
  [0x78, 2],
  [0x75, 4],
  [0x55, 8],
]);
/** A character that some language escapes inside of a secret or a URL: JSON, .properties, Markdown, a shell. */
const TELLING = tableOf('"/_:=');
const PUNCTUATION = tableOf('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ ');
const OCTAL = tableOf('01234567');
const NAME = tableOf(`${LETTERS}${DIGITS}_.-`);
const NAME_START = tableOf(`${LETTERS}_`);
const SIGN = tableOf('=:');
const MAX_NAME = 48;

interface Escape {
  readonly code: number;
  readonly end: number;
}

/** `\x41`, `\u0041`, `\u{41}`, `\101`, and the escapes of JSON, JavaScript, C, Python, shells (also `$'...'`) and YAML. */
export const backslash: Decoder = {
  name: 'backslash',
  decode: (bytes, within) => rewrite(bytes, within, marksIn),
};

function marksIn(view: Buffer): Marks {
  return {
    width: 2,
    next: (from) => nextByte(view, BACKSLASH, from),
    telling: (at) => tellingEnd(view, at),
    undo: (at, into) => undo(view, at, into),
  };
}

function tellingEnd(view: Buffer, at: number): number {
  const next = view[at + 1];
  if (next === undefined) return -1;
  if (TELLING[next] === 1) return at + 2;
  const control = CONTROLS.get(next);
  if (control === 0x1b) return view[at + 2] === 0x5b ? at + 2 : -1;
  // Lines of an env file in one string: `A=1\nPASSWORD=...`.
  if (control !== undefined) return isAssignment(view, at + 2) ? at + 2 : -1;
  const escape = numberAt(view, at);
  return escape !== undefined && isAsciiText(escape.code) ? escape.end : -1;
}

function undo(view: Buffer, at: number, into: Pieces): number {
  const next = view[at + 1];
  if (next === undefined) return at;
  const plain = PUNCTUATION[next] === 1 ? next : CONTROLS.get(next);
  if (plain !== undefined) {
    into.put(plain, at, 2);
    return at + 2;
  }
  const escape = numberAt(view, at);
  if (escape === undefined) return at;
  // `\xNN` and `\NNN` are bytes, the others characters.
  if (next === 0x78 || OCTAL[next] === 1) into.put(escape.code, at, escape.end - at);
  else into.putCodePoint(escape.code, at, escape.end - at);
  return escape.end;
}

function isAssignment(view: Buffer, start: number): boolean {
  if (NAME_START[view[start] ?? 0] !== 1) return false;
  const last = Math.min(view.length, start + MAX_NAME);
  for (let at = start + 1; at < last; at += 1) {
    const byte = view[at]!;
    if (NAME[byte] !== 1) return SIGN[byte] === 1 && at - start >= 3;
  }
  return false;
}

function numberAt(view: Buffer, at: number): Escape | undefined {
  const kind = view[at + 1]!;
  const count = DIGITS_AFTER.get(kind);
  if (count === undefined) return octalAt(view, at);
  if (view[at + 2] === OPEN_BRACE) return bracedAt(view, at);
  const code = hexNumber(view, at + 2, count);
  const end = at + 2 + count;
  if (code >= 0xd800 && code < 0xdc00) return pairAt(view, at, code);
  return isCharacter(code) ? { code, end } : undefined;
}

function octalAt(view: Buffer, at: number): Escape | undefined {
  const [first, second, third] = [view[at + 1], view[at + 2], view[at + 3]];
  if (first === undefined || second === undefined || third === undefined) return undefined;
  if (first > 0x33 || OCTAL[first] !== 1 || OCTAL[second] !== 1 || OCTAL[third] !== 1) return undefined;
  return { code: ((first - 0x30) << 6) | ((second - 0x30) << 3) | (third - 0x30), end: at + 4 };
}

function bracedAt(view: Buffer, at: number): Escape | undefined {
  for (let count = 1; count <= 6; count += 1) {
    if (view[at + 3 + count] !== CLOSE_BRACE) continue;
    const code = hexNumber(view, at + 3, count);
    return isCharacter(code) ? { code, end: at + 4 + count } : undefined;
  }
  return undefined;
}

/** A character beyond the first 65,536 is written as two escapes. */
function pairAt(view: Buffer, at: number, high: number): Escape | undefined {
  if (view[at + 6] !== BACKSLASH || view[at + 7] !== 0x75) return undefined;
  const low = hexNumber(view, at + 8, 4);
  if (low < 0xdc00 || low >= 0xe000) return undefined;
  return { code: 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), end: at + 12 };
}

function isCharacter(code: number): boolean {
  return code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
}
