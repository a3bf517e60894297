import type { Content } from '../core/fragment.js';
import { bunzipChunks } from './bzip2.js';
import { type Container, contentChunks, damaged, type Member } from './container.js';
import { inflateChunks } from './inflate-stream.js';
import { unlzmaZip } from './lzma-stream.js';
import { unxzChunks } from './xz.js';
import { type Directory, openDirectory, type ZipEntry } from './zip-directory.js';
import { strayEntries } from './zip-strays.js';
import { unzstdChunks } from './zstd.js';

const LOCAL_HEADER = 0x0403_4b50;
const EMPTY_ARCHIVE = 0x0605_4b50;
const SPANNED = 0x0807_4b50;

/** How many times the entries that no directory names may read the file, all together, and what a small one may besides. */
const MAX_READS = 4;
const FREE_BYTES = 16 * 2 ** 20;
/** Most of those entries are short, and what is read beyond their end is read in vain. */
const PIECE_BYTES = 1 << 13;

/** Some methods have to be told how much comes out, where that is known. */
type Undo = (chunks: AsyncIterable<Buffer>, size?: number) => AsyncIterable<Buffer>;

/** By the number of the method in the header. */
const METHODS: Readonly<Record<number, Undo>> = {
  0: (chunks) => chunks,
  8: (chunks) => inflateChunks(chunks, 'raw'),
  12: bunzipChunks,
  14: unlzmaZip,
  93: unzstdChunks,
  95: unxzChunks,
};

/** Also what has a program before the archive: self-extracting ones, and jars that start themselves. */
export const zip: Container = {
  name: 'zip',
  access: 'random',
  maxBytes: Number.MAX_SAFE_INTEGER,
  firstBytes: [0x50],
  matches: (head) => head.length >= 22 && [LOCAL_HEADER, EMPTY_ARCHIVE, SPANNED].includes(head.readUInt32LE(0)),
  open: readZip,
};

/**
 * The entries of the directory at the end, and then those that stand in the file and not in the directory: that is all of
 * them where the end is missing, and what a directory that lies leaves out.
 */
async function* readZip(content: Content): AsyncGenerator<Member> {
  const taken: { start: number; end: number }[] = [];
  let problem: unknown;
  let directory: Directory | undefined;
  try {
    directory = await openDirectory(content);
    for await (const entry of directory.entries()) {
      const span = directory.spanOf(entry);
      if (span !== undefined) taken.push({ start: entry.headerOffset, end: span.end });
      yield memberOf(content, entry, span);
    }
  } catch (error) {
    problem = error;
  }
  if (directory !== undefined) taken.push(directory.span());
  const left = { bytes: FREE_BYTES + MAX_READS * content.size };
  for await (const { entry, span } of strayEntries(content, taken)) {
    yield memberOf(content, entry, span, (chunks) => within(left, chunks), PIECE_BYTES);
  }
  if (problem !== undefined) throw damaged(`zip: ${problem instanceof Error ? problem.message : 'damaged'}`, problem);
}

/** Each entry without a known end may go on to the end of the file, so many of them could read it as many times. */
async function* within(left: { bytes: number }, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    if (!isFirst && (left.bytes -= chunk.length) < 0) throw damaged('zip: too many entries have no end of their own');
    isFirst = false;
    yield chunk;
  }
}

function memberOf(
  content: Content,
  entry: ZipEntry,
  span: { start: number; end: number } | undefined,
  bound: Undo = (chunks) => chunks,
  pieceBytes?: number,
): Member {
  const { path } = entry;
  // What calls itself a folder and has content is read; nothing at all takes two bytes when it is compressed.
  if (path.at(-1) === 0x2f && entry.compressedSize <= 2) return { path, skipped: 'folder' };
  if (entry.isEncrypted) return { path, skipped: 'encrypted' };
  if (span === undefined) return { path, skipped: 'unreadable', gap: 'zip: nothing is where its content should be' };
  const undo = METHODS[entry.method];
  if (undo === undefined) {
    return { path, skipped: 'unreadable', gap: `zip: compression method ${String(entry.method)} is not known` };
  }
  return { path, chunks: undo(bound(contentChunks(content, span.start, span.end, pieceBytes)), entry.size) };
}
