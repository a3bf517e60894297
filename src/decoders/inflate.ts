import { constants, gunzipSync, inflateSync } from 'node:zlib';
import type { Decoded, Decoder } from './decoder.js';

const MAX_BYTES = 1 << 20;
const MAX_RATIO = 100;
/** Less holds no credential. */
const MIN_INPUT = 18;

/**
 * A gzip or zlib stream that the bytes begin with, as base64 carries one. Meant for what was decoded: a file that is
 * compressed is a container. Of what grows beyond the limits the start is given.
 */
export const inflate: Decoder = {
  name: 'inflate',
  *decode(bytes, within) {
    if (within.length === 0) return;
    const kind = kindOf(bytes);
    const text = kind === undefined ? undefined : inflated(bytes, kind);
    if (text !== undefined) yield asDecoded(bytes, text);
  },
};

type Inflater = (input: Buffer, options: { finishFlush: number; maxOutputLength: number }) => Buffer;

function kindOf(bytes: Buffer): Inflater | undefined {
  if (bytes.length < MIN_INPUT) return undefined;
  const [first, second] = [bytes[0]!, bytes[1]!];
  if (first === 0x1f && second === 0x8b && bytes[2] === 0x08) return gunzipSync;
  // Deflate with a window of 32 KiB, no dictionary; both bytes together are a multiple of 31.
  const isZlib = first === 0x78 && (second & 0x20) === 0 && ((first << 8) | second) % 31 === 0;
  return isZlib ? inflateSync : undefined;
}

/**
 * zlib gives nothing at all of what is too large or damaged further on, so then half of the input is tried, a quarter...
 * Each try ends at the limit.
 */
function inflated(bytes: Buffer, inflater: Inflater): Buffer | undefined {
  for (let length = bytes.length; length >= MIN_INPUT; length >>= 1) {
    const maxOutputLength = Math.min(MAX_BYTES, MAX_RATIO * bytes.length);
    try {
      const text = inflater(bytes.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength });
      return text.length === 0 ? undefined : text;
    } catch {
      // Too large, or damaged behind a good start: less of it may do.
    }
  }
  return undefined;
}

/** Compressed bytes have no places of their own: everything stands where the stream begins. */
function asDecoded(bytes: Buffer, text: Buffer): Decoded {
  const toOuter = (offset: number): number => (offset >= text.length ? bytes.length : 0);
  return { bytes: text, outer: { start: 0, end: bytes.length }, toOuter };
}
