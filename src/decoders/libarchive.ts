import type { Content } from '../core/fragment.js';
import { type Container, damaged, type Member } from './container.js';

/** It is copied into the memory of a WebAssembly module, which is thrown away afterwards. */
const MAX_BYTES = 64 * 2 ** 20;
const PIECE_BYTES = 1 << 18;

const MAGICS = {
  '7z': [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  rar: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  ar: [...Buffer.from('!<arch>\n')],
  cpio: [...Buffer.from('07070')],
  cab: [...Buffer.from('MSCF\0\0\0\0', 'latin1')],
  rpm: [0xed, 0xab, 0xee, 0xdb],
} as const;

/** What libarchive reads and we do not, by its first bytes. */
export const libarchiveContainers: readonly Container[] = Object.entries(MAGICS).map(([name, magic]) => ({
  name,
  access: 'random',
  maxBytes: MAX_BYTES,
  firstBytes: magic.slice(0, 1),
  matches: (head) => magic.every((byte, at) => head[at] === byte),
  open: (content) => readArchive(content, name),
}));

async function* readArchive(content: Content, name: string): AsyncGenerator<Member> {
  const { ArchiveReader, libarchiveWasm } = await import('libarchive-wasm');
  // A new one each time: after a trap in one archive the memory can't be trusted, and it never shrinks.
  const library = await libarchiveWasm();
  const bytes = content.read(0, content.size);
  try {
    const reader = new ArchiveReader(library, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
    let count = 0;
    for (let entry = reader.nextEntry(); entry !== null; entry = reader.nextEntry()) {
      count += 1;
      const path = Buffer.from(entry.getPathname() ?? '');
      const kind = entry.getFiletype();
      if (entry.isEncrypted()) yield { path, skipped: 'encrypted' };
      else if (kind === 'Directory') yield { path, skipped: 'folder' };
      else if (kind !== 'File') yield { path, skipped: kind === 'SymbolicLink' ? 'link' : 'special' };
      else yield { path, chunks: contentOf(reader) };
      // What has been read or not makes no difference to it.
      reader.skipData();
    }
    if (count === 0 && reader.hasEncryptedData() === true) yield { path: Buffer.alloc(0), skipped: 'encrypted' };
    else if (library.error_string(reader.archive)) throw damaged(library.error_string(reader.archive));
  } catch (error) {
    throw damaged(`${name}: ${error instanceof Error ? error.message : 'damaged'}`, error);
  }
}

async function* contentOf(reader: { readData(size: number): Int8Array }): AsyncGenerator<Buffer> {
  for (;;) {
    const piece = reader.readData(PIECE_BYTES);
    if (piece.length === 0) return;
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  }
}
