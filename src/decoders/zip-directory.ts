import type { Content } from '../core/fragment.js';
import { damaged } from './container.js';

const END_SIGNATURE = 0x0605_4b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const LOCAL_SIGNATURE = 0x0403_4b50;
const LOCAL_BYTES = 30;

export interface ZipEntry {
  readonly path: Buffer;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly headerOffset: number;
  readonly compressedSize: number;
  /** When it is not compressed; undefined where that is not known. */
  readonly size?: number;
}

export interface Directory {
  entries(): AsyncIterable<ZipEntry>;
  /** Where the directory itself stands, as far as it was read. */
  span(): { readonly start: number; readonly end: number };
  /** Where an entry's content stands; undefined where there is no such thing. Cut at the end of the file. */
  spanOf(entry: ZipEntry): { readonly start: number; readonly end: number } | undefined;
}

/** The directory at the end of a zip. Fails where there is none. */
export async function openDirectory(content: Content): Promise<Directory> {
  const { default: yauzl } = await import('yauzl');
  const base = baseOf(content);
  const shifted: Content = { size: content.size - base, read: (offset, length) => content.read(base + offset, length) };
  class Reader extends yauzl.RandomAccessReader {
    override read(
      target: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error: Error | null) => void,
    ): void {
      try {
        const bytes = shifted.read(position, length);
        bytes.copy(target, offset);
        done(bytes.length < length ? damaged('an entry stands beyond the end') : null);
      } catch (error) {
        done(error as Error);
      }
    }
  }
  const options = { decodeStrings: false, validateEntrySizes: false, autoClose: false };
  const file = await yauzl.fromRandomAccessReaderPromise(new Reader(), shifted.size, options);
  // Its type says boolean; it is an offset.
  const cursor = (): number => base + Number(file.readEntryCursor);
  const start = cursor();
  return {
    span: () => ({ start, end: cursor() }),
    async *entries() {
      for await (const entry of file.eachEntry()) {
        yield {
          path: entry.fileNameRaw,
          method: entry.compressionMethod,
          isEncrypted: entry.isEncrypted(),
          headerOffset: base + entry.relativeOffsetOfLocalHeader,
          compressedSize: entry.compressedSize,
          size: entry.uncompressedSize,
        };
      }
    },
    spanOf: (entry) => spanOf(content, entry),
  };
}

function spanOf(content: Content, entry: ZipEntry): { start: number; end: number } | undefined {
  const header = content.read(entry.headerOffset, LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) return undefined;
  const start = entry.headerOffset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  return start > content.size ? undefined : { start, end: Math.min(content.size, start + entry.compressedSize) };
}

/** What stands before the archive: offsets in it may count from its own start. */
function baseOf(content: Content): number {
  const length = Math.min(content.size, END_BYTES + MAX_COMMENT_BYTES);
  const tail = content.read(content.size - length, length);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const [directoryBytes, directoryStart] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    const isZip64 = directoryStart === 0xffff_ffff || directoryBytes === 0xffff_ffff;
    return isZip64 ? 0 : Math.max(0, content.size - length + at - directoryBytes - directoryStart);
  }
  return 0;
}
