import type { Content } from '../core/fragment.js';
import type { ZipEntry } from './zip-directory.js';

const SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const HEADER_BYTES = 30;
const WINDOW_BYTES = 1 << 20;
const STORED = 0;
/** No path is longer anywhere; what is no header at all may name any length. */
const MAX_NAME_BYTES = 4096;
/** No method has a higher number: this is no header then, but chance, or bytes made to look like a million headers. */
const LAST_METHOD = 99;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Entries that stand in parts of the file which belong to no other entry, found by their own headers. Their sizes are not
 * believed: the content goes on to the next such part, since what is compressed knows its end.
 */
export async function* strayEntries(
  content: Content,
  taken: readonly Stretch[],
): AsyncGenerator<{ readonly entry: ZipEntry; readonly span: Stretch }> {
  for (const { start, end } of gapsBetween(taken, content.size)) {
    for (const { at, header } of headersIn(content, start, end)) {
      const stray = parse(content, at, header, end);
      if (stray !== undefined) yield stray;
    }
  }
}

function* gapsBetween(taken: readonly Stretch[], size: number): Generator<Stretch> {
  let at = 0;
  for (const { start, end } of taken.toSorted((a, b) => a.start - b.start)) {
    if (start - at >= HEADER_BYTES) yield { start: at, end: start };
    at = Math.max(at, end);
  }
  if (size - at >= HEADER_BYTES) yield { start: at, end: size };
}

/** What begins like a header. Each window is read once, however many of them stand in it. */
function* headersIn(content: Content, start: number, end: number): Generator<{ at: number; header: Buffer }> {
  for (let at = start; at + HEADER_BYTES <= end; at += WINDOW_BYTES - HEADER_BYTES + 1) {
    const window = content.read(at, Math.min(WINDOW_BYTES, end - at));
    for (let found = window.indexOf(SIGNATURE); found >= 0; found = window.indexOf(SIGNATURE, found + 1)) {
      const header = window.subarray(found, found + HEADER_BYTES);
      // One that is cut stands whole in the next window.
      if (header.length === HEADER_BYTES) yield { at: at + found, header };
    }
  }
}

function parse(
  content: Content,
  at: number,
  header: Buffer,
  end: number,
): { entry: ZipEntry; span: Stretch } | undefined {
  const method = header.readUInt16LE(8);
  if (method > LAST_METHOD) return undefined;
  const nameLength = header.readUInt16LE(26);
  const start = at + HEADER_BYTES + nameLength + header.readUInt16LE(28);
  if (start > end) return undefined;
  const size = header.readUInt32LE(18);
  const entry: ZipEntry = {
    path: content.read(at + HEADER_BYTES, Math.min(nameLength, MAX_NAME_BYTES)),
    method,
    isEncrypted: (header.readUInt16LE(6) & 1) === 1,
    headerOffset: at,
    compressedSize: end - start,
  };
  const next = method === STORED && size > 0 ? start + size : end;
  return { entry, span: { start, end: Math.min(next, end) } };
}
