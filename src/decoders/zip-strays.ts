import type { Content } from '../core/fragment.js';
import type { ZipEntry } from './zip-directory.js';

const SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const HEADER_BYTES = 30;
const WINDOW_BYTES = 1 << 20;
const STORED = 0;

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
    for (let at = find(content, start, end); at >= 0; at = find(content, at + SIGNATURE.length, end)) {
      const stray = parse(content, at, end);
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

function find(content: Content, from: number, end: number): number {
  for (let at = from; at + HEADER_BYTES <= end; at += WINDOW_BYTES - SIGNATURE.length + 1) {
    const window = content.read(at, Math.min(WINDOW_BYTES, end - at));
    const found = window.indexOf(SIGNATURE);
    if (found >= 0) return at + found;
  }
  return -1;
}

function parse(content: Content, at: number, end: number): { entry: ZipEntry; span: Stretch } | undefined {
  const header = content.read(at, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return undefined;
  const nameLength = header.readUInt16LE(26);
  const start = at + HEADER_BYTES + nameLength + header.readUInt16LE(28);
  if (start > end) return undefined;
  const method = header.readUInt16LE(8);
  const size = header.readUInt32LE(18);
  const entry: ZipEntry = {
    path: content.read(at + HEADER_BYTES, nameLength),
    method,
    isEncrypted: (header.readUInt16LE(6) & 1) === 1,
    headerOffset: at,
    compressedSize: end - start,
  };
  const next = method === STORED && size > 0 ? start + size : end;
  return { entry, span: { start, end: Math.min(next, end) } };
}
