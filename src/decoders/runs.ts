import type { Span } from '../core/span.js';

/**
 * The first run of `minLength` or more bytes of an alphabet that begins in [from, end); it may end behind that. Looks at
 * the last byte that such a run would have and goes back from there, so that most bytes of a text are never looked at.
 */
export function nextRun(
  bytes: Uint8Array,
  alphabet: Uint8Array,
  minLength: number,
  from: number,
  end: number,
): Span | undefined {
  let first = from;
  let at = from + minLength - 1;
  while (first < end && at < bytes.length) {
    let back = at;
    while (back >= first && alphabet[bytes[back]!] === 1) back -= 1;
    if (back < first) return { start: first, end: runEnd(bytes, alphabet, at + 1) };
    first = back + 1;
    at = back + minLength;
  }
  return undefined;
}

/** Where a run that goes on at `from` ends. */
export function runEnd(bytes: Uint8Array, alphabet: Uint8Array, from: number): number {
  let at = from;
  while (at + 4 <= bytes.length) {
    if (
      (alphabet[bytes[at]!]! & alphabet[bytes[at + 1]!]! & alphabet[bytes[at + 2]!]! & alphabet[bytes[at + 3]!]!) ===
      0
    )
      break;
    at += 4;
  }
  while (at < bytes.length && alphabet[bytes[at]!] === 1) at += 1;
  return at;
}
