import { hexNumber, isAsciiText, LETTERS, nextByte, tableOf } from './bytes.js';
import type { Decoder } from './decoder.js';
import { rewrite, type Marks } from './rewrite.js';

const AMPERSAND = 0x26;
const HASH = 0x23;
const SEMICOLON = 0x3b;
const LOWER_X = 0x78;
const MAX_NAME = 7;
const MAX_DIGITS = 7;
const INSIDE = tableOf(LETTERS);

/** The named entities of HTML that stand for ASCII, by the number that `keyOf` makes of the name. */
const NAMED: ReadonlyMap<number, number> = new Map(
  (
    [
      ['amp AMP', '&'],
      ['lt LT', '<'],
      ['gt GT', '>'],
      ['quot QUOT', '"'],
      ['apos', "'"],
      ['nbsp', ' '],
      ['Tab', '\t'],
      ['NewLine', '\n'],
      ['excl', '!'],
      ['num', '#'],
      ['dollar', '$'],
      ['percnt', '%'],
      ['lpar', '('],
      ['rpar', ')'],
      ['ast midast', '*'],
      ['plus', '+'],
      ['comma', ','],
      ['period', '.'],
      ['sol', '/'],
      ['colon', ':'],
      ['semi', ';'],
      ['equals', '='],
      ['quest', '?'],
      ['commat', '@'],
      ['lsqb lbrack', '['],
      ['bsol', '\\'],
      ['rsqb rbrack', ']'],
      ['Hat', '^'],
      ['lowbar', '_'],
      ['grave', '`'],
      ['lcub lbrace', '{'],
      ['verbar vert', '|'],
      ['rcub rbrace', '}'],
      ['hyphen dash', '-'],
    ] as const
  ).flatMap(([names, char]) =>
    names.split(' ').map((name) => [keyOf(Buffer.from(name), 0, name.length), char.charCodeAt(0)] as const),
  ),
);

interface Entity {
  readonly code: number;
  readonly end: number;
}

/** `&amp;`, `&#65;`, `&#x41;`. */
export const htmlEntities: Decoder = {
  name: 'html-entities',
  decode: (bytes, within) => rewrite(bytes, within, marksIn),
};

function marksIn(view: Buffer): Marks {
  return {
    width: 1,
    next: (from) => nextByte(view, AMPERSAND, from),
    telling(at) {
      const entity = entityAt(view, at);
      return entity !== undefined && isAsciiText(entity.code) ? entity.end : -1;
    },
    undo(at, into) {
      const entity = entityAt(view, at);
      if (entity === undefined) return at;
      into.putCodePoint(entity.code, at, entity.end - at);
      return entity.end;
    },
  };
}

function entityAt(view: Buffer, at: number): Entity | undefined {
  if (view[at + 1] === HASH) return numberAt(view, at + 2);
  const last = Math.min(view.length, at + 1 + MAX_NAME);
  let end = at + 1;
  while (end < last && INSIDE[view[end]!] === 1) end += 1;
  if (end < at + 3 || view[end] !== SEMICOLON) return undefined;
  const code = NAMED.get(keyOf(view, at + 1, end));
  return code === undefined ? undefined : { code, end: end + 1 };
}

/** A name of up to seven letters as one number: no text has to be made for the many `&` that begin nothing. */
function keyOf(bytes: Uint8Array, start: number, end: number): number {
  let key = 0;
  for (let at = start; at < end; at += 1) key = key * 128 + bytes[at]!;
  return key;
}

function numberAt(view: Buffer, at: number): Entity | undefined {
  const isHex = ((view[at] ?? 0) | 0x20) === LOWER_X;
  const start = isHex ? at + 1 : at;
  const base = isHex ? 16 : 10;
  let code = 0;
  let end = start;
  for (; end < start + MAX_DIGITS; end += 1) {
    const digit = hexNumber(view, end, 1);
    if (digit === -1 || digit >= base) break;
    code = code * base + digit;
  }
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return end > start && view[end] === SEMICOLON && isCharacter ? { code, end: end + 1 } : undefined;
}
