/** Whether decoded bytes are worth having: told by the first few, so that hashes and images are never decoded whole. */
export const HEAD_BYTES = 24;

/** How streams begin that another decoder or container opens: gzip, zip, bzip2, xz, zstd. zlib is told by its check sum. */
const MAGICS: readonly (readonly number[])[] = [
  [0x1f, 0x8b, 0x08],
  [0x50, 0x4b, 0x03, 0x04],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x28, 0xb5, 0x2f, 0xfd],
];

/** Whether a text, or a stream that some decoder opens, begins with the first `length` bytes of `head`. */
export function isContent(head: Uint8Array, length: number): boolean {
  return isTextStart(head, length) || isWideText(head, length) || isStream(head, length);
}

/** 1: ASCII of a text, 2 to 4: begins a character of so many bytes in UTF-8, 0: neither. */
export const TEXT_START = new Uint8Array(256);
for (let byte = 0x20; byte < 0x7f; byte += 1) TEXT_START[byte] = 1;
for (const byte of [0x09, 0x0a, 0x0d, 0x1b]) TEXT_START[byte] = 1;
TEXT_START.fill(2, 0xc2, 0xe0);
TEXT_START.fill(3, 0xe0, 0xf0);
TEXT_START.fill(4, 0xf0, 0xf5);

/** Whether the bytes are UTF-8 without control characters; the last character may be cut. */
export function isTextStart(bytes: Uint8Array, length: number): boolean {
  let at = 0;
  while (at < length) {
    const size = TEXT_START[bytes[at]!]!;
    if (size === 0) return false;
    const end = Math.min(length, at + size);
    for (at += 1; at < end; at += 1) if ((bytes[at]! & 0xc0) !== 0x80) return false;
  }
  return length > 0;
}

/** UTF-16: a mark, or every other byte is zero and the others are text. */
function isWideText(head: Uint8Array, length: number): boolean {
  if (length < 8) return false;
  const mark = (head[0]! << 8) | head[1]!;
  if (mark === 0xfffe || mark === 0xfeff) return true;
  const first = head[0] === 0 ? 1 : 0;
  for (let at = 0; at + 1 < length; at += 2) {
    if (head[at + 1 - first] !== 0 || TEXT_START[head[at + first]!] !== 1) return false;
  }
  return true;
}

function isStream(head: Uint8Array, length: number): boolean {
  if (length < 8) return false;
  if (MAGICS.some((magic) => magic.every((byte, index) => head[index] === byte))) return true;
  return head[0] === 0x78 && (head[1]! & 0x20) === 0 && ((head[0] << 8) | head[1]!) % 31 === 0;
}
