import { SYMBOLS, TRIGRAM_HALF_BITS } from './language-model-table.js';

/**
 * How surprising a text is to someone who knows words and identifiers, in bits per character: names and words need 2 to 3,
 * what a machine made 4 and more. Length, case and signs are judged elsewhere.
 */
export function surpriseOf(text: string): number {
  const symbols = symbolsOf(text);
  let bits = 0;
  let pair = 0;
  for (let at = 1; at < symbols.length; at += 1) {
    const third = symbols[at]!;
    bits += (TRIGRAM_HALF_BITS.charCodeAt(pair * SYMBOLS.length + third) - FIRST_CODE) / 2;
    pair = (pair * SYMBOLS.length + third) % (SYMBOLS.length * SYMBOLS.length);
  }
  return symbols.length <= 2 ? 0 : bits / (symbols.length - 1);
}

const FIRST_CODE = 0x30;

/** One alphabet for all ways of writing words: `accessToken`, `ACCESS_TOKEN` and `access-token` are `^access^token^`. */
function symbolsOf(text: string): readonly number[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  const symbols = [BREAK];
  const add = (symbol: number): void => {
    if (symbol !== BREAK || symbols.at(-1) !== BREAK) symbols.push(symbol);
  };
  let before = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at);
    if (isUpper(code) && (isLower(before) || (isUpper(before) && isLower(plain.charCodeAt(at + 1))))) add(BREAK);
    add(SYMBOL_OF[code] ?? symbolOfLower(plain.charAt(at)));
    before = code;
  }
  add(BREAK);
  return symbols;
}

const BREAK = SYMBOLS.indexOf('^');
/** By the code of a character, letter case and the difference between digits folded away. */
const SYMBOL_OF = Array.from({ length: 128 }, (_, code) =>
  symbolOfLower(String.fromCharCode(code).replace(/[0-9]/, '0')),
);

/** A few letters beyond ASCII, like the sign of the kelvin, are written so in lower case. */
function symbolOfLower(character: string): number {
  return Math.max(BREAK, SYMBOLS.indexOf(character.toLowerCase()));
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}
