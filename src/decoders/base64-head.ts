// The cheap question about a run of base64: does it begin like something? Nearly all runs (identifiers, paths, hashes,
// images) are answered by their first four characters.
import { HEAD_BYTES, isContent, isTextStart, TEXT_START } from './content.js';
import { tableOf } from './bytes.js';

const ALPHABET = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/`;

const VALUES = new Uint8Array(256);
for (const [value, char] of [...ALPHABET].entries()) VALUES[char.charCodeAt(0)] = value;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

/** First bytes of what may be no text and still content: UTF-16 in both orders, gzip, zlib, zip, bzip2, xz, zstd. */
const OTHER_STARTS = tableOf('\x00\xff\xfe\x1f\x78\x50\x42\xfd\x28');

const FIRST_BYTES = OTHER_STARTS.map((isOther, byte) => (isOther === 1 || TEXT_START[byte] !== 0 ? 1 : 0));

const head = new Uint8Array(HEAD_BYTES);

/** Whether what [start, end) encodes begins like content, as far as a few characters tell. */
export function isCandidate(bytes: Uint8Array, start: number, end: number): boolean {
  if (FIRST_BYTES[((VALUES[bytes[start]!]! << 2) | (VALUES[bytes[start + 1]!]! >> 4)) & 0xff] !== 1) return false;
  const last = Math.min(end, start + (HEAD_BYTES / 3) * 4);
  let length = 0;
  for (let at = start; at + 1 < last; at += 4) {
    length = decodeFour(bytes, at, last, length);
    const mayBeOther = OTHER_STARTS[head[0]!] === 1 || head[1] === 0;
    if (!mayBeOther && !isTextStart(head, length)) return false;
  }
  return length > 0 && isContent(head, length);
}

/** Writes up to three bytes and gives how many there are now. */
function decodeFour(bytes: Uint8Array, at: number, end: number, length: number): number {
  const third = at + 2 < end ? VALUES[bytes[at + 2]!]! : 0;
  const fourth = at + 3 < end ? VALUES[bytes[at + 3]!]! : 0;
  const bits = (VALUES[bytes[at]!]! << 18) | (VALUES[bytes[at + 1]!]! << 12) | (third << 6) | fourth;
  head[length] = bits >> 16;
  head[length + 1] = (bits >> 8) & 0xff;
  head[length + 2] = bits & 0xff;
  return length + Math.min(3, end - at - 1);
}
