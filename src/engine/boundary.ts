import type { Boundary } from '../detectors/detector.js';

/**
 * Whether nothing that the boundary's alphabet forbids stands directly before `start` or from `end` on. Looks at the
 * whole fragment, so that the edge of a search window is no boundary.
 */
export function isBounded(bytes: Uint8Array, start: number, end: number, boundary: Boundary): boolean {
  if (boundary === 'none') return true;
  const alphabet = ALPHABETS[boundary];
  if (end < bytes.length && alphabet.after[bytes[end]!] === 1) return false;
  if (start === 0 || alphabet.before[bytes[start - 1]!] === 0) return true;
  return isEscapeBefore(bytes, start);
}

/** In `\nTOKEN`, `%3dTOKEN` and `\u003dTOKEN` the letter or digit before the token belongs to an escaped character. */
function isEscapeBefore(bytes: Uint8Array, start: number): boolean {
  const text = Buffer.from(bytes.subarray(Math.max(0, start - 6), start)).toString('latin1');
  return /(?:\\[nrt]|%[0-9A-Fa-f]{2}|\\u00[0-9A-Fa-f]{2})$/.test(text);
}

interface Alphabet {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const ALPHABETS: Readonly<Record<Exclude<Boundary, 'none'>, Alphabet>> = {
  alphanumeric: alphabet(ALPHANUMERIC),
  // `=` pads at the end, but before a value it assigns
  base64: alphabet(`${ALPHANUMERIC}+/`, '='),
  base64url: alphabet(`${ALPHANUMERIC}-_`),
  hex: alphabet('0123456789abcdefABCDEF'),
};

function alphabet(both: string, alsoAfter = ''): Alphabet {
  return { before: bytesIn(both), after: bytesIn(both + alsoAfter) };
}

function bytesIn(chars: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(chars, 'latin1')) table[byte] = 1;
  return table;
}
