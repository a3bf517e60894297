/** Which bytes belong to an alphabet: 1 at the index of each. */
export function tableOf(chars: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(chars, 'latin1')) table[byte] = 1;
  return table;
}

export const DIGITS = '0123456789';
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const HEX_DIGITS = '0123456789abcdef';
/** No hexadecimal digit. Any sum with it is too large for one digit, so a pair needs one comparison. */
const NO_DIGIT = 0x100;

/** What a byte is worth as a hexadecimal digit; `NO_DIGIT` when it is none. */
const HEX_VALUES = new Uint16Array(256).fill(NO_DIGIT);
for (const [value, char] of [...HEX_DIGITS].entries()) {
  HEX_VALUES[char.charCodeAt(0)] = value;
  HEX_VALUES[char.toUpperCase().charCodeAt(0)] = value;
}

/** The byte that the two hexadecimal digits at `at` say, or -1. */
export function hexPair(bytes: Uint8Array, at: number): number {
  if (at + 2 > bytes.length) return -1;
  const value = (HEX_VALUES[bytes[at]!]! << 4) + HEX_VALUES[bytes[at + 1]!]!;
  return value < NO_DIGIT ? value : -1;
}

export function isHexDigit(byte: number | undefined): boolean {
  return byte !== undefined && HEX_VALUES[byte] !== NO_DIGIT;
}

/** The number that `count` hexadecimal digits at `at` say, or -1. */
export function hexNumber(bytes: Uint8Array, at: number, count: number): number {
  if (at + count > bytes.length) return -1;
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const digit = HEX_VALUES[bytes[index]!]!;
    if (digit === NO_DIGIT) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** ASCII that stands in text: printable, blank, tab, line ends, and the escape of terminals. */
export function isAsciiText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x1b;
}

/** Bytes that are looked at one by one before a native search is worth its call. */
const NEAR = 48;

/** Where `byte` stands next, from `from` on, or -1. Quick where it is frequent and where it is rare. */
export function nextByte(bytes: Buffer, byte: number, from: number): number {
  const near = Math.min(bytes.length, from + NEAR);
  for (let at = from; at < near; at += 1) if (bytes[at] === byte) return at;
  return near < bytes.length ? bytes.indexOf(byte, near) : -1;
}

/** A search for one text that is asked in ascending order and does not search the same bytes twice. */
export function searchFor(bytes: Buffer, needle: string): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found !== -1 && found < from) found = bytes.indexOf(needle, from, 'latin1');
    return found;
  };
}
