/**
 * Ours, because names are bytes here, a damaged archive goes on after the damage, and what came before the end of a
 * broken one must not be lost; the packages read from a stream that drops it.
 */
import { ByteReader } from './byte-reader.js';
import { damaged, type Member, type StreamContainer } from './container.js';
import { BLOCK_BYTES, isTarHeader, parsePax, parseTarHeader, type TarHeader, untilZero } from './tar-header.js';

/** A longer name is nobody's. */
const MAX_EXTENSION_BYTES = 1 << 20;
const REASONS: Readonly<Record<string, string>> = {
  '1': 'link',
  '2': 'link',
  '3': 'special',
  '4': 'special',
  '5': 'folder',
  '6': 'special',
  V: 'label',
};

export const tar: StreamContainer = {
  name: 'tar',
  access: 'stream',
  matches: (head) => looksLikeHeader(head) && isTarHeader(head),
  open: readTar,
};

/** Many bytes have the right sum: before there was a mark, numbers were the only other sign. */
function looksLikeHeader(head: Buffer): boolean {
  if (head[257] === 0x75) return head.toString('latin1', 257, 262) === 'ustar';
  return head[107] === 0 && head[0] !== 0 && /^[0-7 ]{6,7}/.test(head.toString('latin1', 100, 107));
}

interface Extension {
  readonly path?: Buffer;
  readonly size?: number;
}

async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const reader = new ByteReader(chunks);
  let extension: Extension = {};
  let problem: Error | undefined;
  for (;;) {
    const block = await reader.upTo(BLOCK_BYTES);
    if (block.length === 0) break;
    if (block.length < BLOCK_BYTES) throw damaged('tar: it ends too early');
    let header: TarHeader | undefined;
    try {
      header = parseTarHeader(block);
    } catch (error) {
      // Goes on with the next block that is a header, as tar itself does.
      problem ??= error as Error;
      continue;
    }
    // An archive ends with empty blocks, but others may be appended.
    if (header === undefined) continue;
    if ('xgLK'.includes(header.type)) {
      extension = { ...extension, ...(await readExtension(reader, header)) };
    } else {
      yield* readEntry(reader, header, extension);
      extension = {};
    }
  }
  if (problem !== undefined) throw problem;
}

async function readExtension(reader: ByteReader, { type, size }: TarHeader): Promise<Extension> {
  if (size > MAX_EXTENSION_BYTES) throw damaged('tar: a name longer than allowed');
  const bytes = await reader.exactly(size);
  await reader.skip(padding(size));
  if (type === 'L') return { path: untilZero(bytes) };
  // A global header speaks of dates and owners, and a link's target is not followed.
  if (type !== 'x') return {};
  const records = parsePax(bytes);
  const path = records.get('GNU.sparse.name') ?? records.get('path');
  const length = Number(records.get('size')?.toString('latin1') ?? Number.NaN);
  return { ...(path === undefined ? {} : { path }), ...(Number.isSafeInteger(length) ? { size: length } : {}) };
}

async function* readEntry(reader: ByteReader, header: TarHeader, extension: Extension): AsyncGenerator<Member> {
  const path = extension.path ?? header.name;
  const reason = REASONS[header.type] ?? (path.at(-1) === 0x2f ? 'folder' : undefined);
  // Links and folders have a size in some archives, but no content. An unknown letter is a file.
  const size = reason === 'link' || reason === 'folder' ? 0 : (extension.size ?? header.size);
  if (header.hasSparseMap) await skipSparseMap(reader);
  let left = size;
  const content = async function* (): AsyncGenerator<Buffer> {
    while (left > 0) {
      const piece = await reader.some(left);
      if (piece.length === 0) throw damaged('tar: it ends too early');
      left -= piece.length;
      yield piece;
    }
  };
  yield reason === undefined ? { path, chunks: content() } : { path, skipped: reason };
  if (!(await reader.skip(left + padding(size)))) throw damaged('tar: it ends too early');
}

/** Where the holes of a file are, which is not part of its content: blocks that say whether another follows. */
async function skipSparseMap(reader: ByteReader): Promise<void> {
  for (let block = await reader.exactly(BLOCK_BYTES); block[504] === 1;) block = await reader.exactly(BLOCK_BYTES);
}

function padding(size: number): number {
  return (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
}
