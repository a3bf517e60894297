import type { Content } from '../core/fragment.js';
import { bunzipChunks } from './bzip2.js';
import { type Container, contentChunks, damaged, type Member } from './container.js';
import { inflateChunks } from './inflate-stream.js';
import { unxzChunks } from './xz.js';
import { type Directory, openDirectory, type ZipEntry } from './zip-directory.js';
import { strayEntries } from './zip-strays.js';
import { unzstdChunks } from './zstd.js';

const LOCAL_HEADER = 0x0403_4b50;
const EMPTY_ARCHIVE = 0x0605_4b50;
const SPANNED = 0x0807_4b50;

type Undo = (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** By the number of the method in the header. */
const METHODS: Readonly<Record<number, Undo>> = {
  0: (chunks) => chunks,
  8: (chunks) => inflateChunks(chunks, 'raw'),
  12: bunzipChunks,
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
  for await (const { entry, span } of strayEntries(content, taken)) yield memberOf(content, entry, span);
  if (problem !== undefined) throw damaged(`zip: ${problem instanceof Error ? problem.message : 'damaged'}`, problem);
}

function memberOf(content: Content, entry: ZipEntry, span: { start: number; end: number } | undefined): Member {
  const { path } = entry;
  if (path.at(-1) === 0x2f) return { path, skipped: 'folder' };
  if (entry.isEncrypted) return { path, skipped: 'encrypted' };
  if (span === undefined) return { path, skipped: 'unreadable', gap: 'zip: nothing is where its content should be' };
  const undo = METHODS[entry.method];
  if (undo === undefined) {
    return { path, skipped: 'unreadable', gap: `zip: compression method ${String(entry.method)} is not known` };
  }
  return { path, chunks: undo(contentChunks(content, span.start, span.end)) };
}
