// Reads single entries of a pack in place. `Pack` knows every entry before it reads one, which suits a scan of them all;
// a hook reads ten objects of a pack that may hold ten million.
import { inflateSync } from 'node:zlib';
import { corrupt } from './corrupt.js';
import type { IdBytes } from './object-id-table.js';
import { MAX_OBJECT_BYTES, type ObjectType } from './objects.js';
import { KINDS, MAX_HEADER_BYTES, OFS_DELTA, readDistance, readKindAndSize, REF_DELTA } from './pack.js';
import { PagedFile } from './paged-file.js';

const FANOUT_BYTES = 1024;
/** Deflate can't do better than 1032 to 1. */
const MAX_RATIO = 1032;

/** An entry as it stands in the pack: an object, or a delta on what stands elsewhere. */
export interface PackEntry {
  readonly type: ObjectType | undefined;
  /** Of the object, or of the delta. */
  readonly size: number;
  readonly dataAt: number;
  /** Where the base begins in this pack. */
  readonly baseAt?: number;
  readonly baseId?: string;
}

/** One pack with its index, of which only what is asked for is read. The caller closes it. */
export class PackLookup {
  readonly path: string;
  readonly #idBytes: IdBytes;
  #index: Index | undefined;
  #pack: PagedFile | undefined;

  /** @param path without `.pack` or `.idx` */
  constructor(path: string, idBytes: IdBytes) {
    this.path = path;
    this.#idBytes = idBytes;
  }

  /** Where the entry of an id begins, or undefined. */
  find(id: Buffer): number | undefined {
    const index = this.#openIndex();
    const at = index.lowerBound(id);
    return at < index.count && index.idAt(at).equals(id) ? index.offsetAt(at) : undefined;
  }

  /** Up to `limit` ids, in hex, that begin so. */
  idsWith(prefix: string, limit: number): string[] {
    const index = this.#openIndex();
    const ids: string[] = [];
    const first = Buffer.from(prefix.padEnd(this.#idBytes * 2, '0'), 'hex');
    for (let at = index.lowerBound(first); at < index.count && ids.length < limit; at += 1) {
      const id = index.idAt(at).toString('hex');
      if (!id.startsWith(prefix)) break;
      ids.push(id);
    }
    return ids;
  }

  entryAt(offset: number): PackEntry {
    const pack = this.#openPack();
    const bytes = pack.read(offset, Math.min(MAX_HEADER_BYTES, pack.size - this.#idBytes - offset));
    const { kind, size, end } = readKindAndSize(bytes);
    const type = KINDS[kind];
    if (type !== undefined) return { type, size, dataAt: offset + end };
    if (kind === OFS_DELTA) {
      const distance = readDistance(bytes, end);
      const baseAt = offset - distance.value;
      if (baseAt < 0 || baseAt >= offset) throw corrupt('pack: a delta has an impossible base');
      return { type, size, dataAt: offset + distance.end, baseAt };
    }
    if (kind !== REF_DELTA) throw corrupt(`pack: an entry has the unknown type ${String(kind)}`);
    const dataAt = end + this.#idBytes;
    if (dataAt > bytes.length) throw corrupt('pack: ends too early');
    return { type, size, dataAt: offset + dataAt, baseId: bytes.toString('hex', end, dataAt) };
  }

  /** The inflated data of an entry. Where it ends in the pack is not known, so as much is read as it can take. */
  data({ size, dataAt }: PackEntry): Buffer {
    if (size > MAX_OBJECT_BYTES) throw corrupt(`pack: an entry is larger than ${String(MAX_OBJECT_BYTES)} bytes`);
    const pack = this.#openPack();
    const room = pack.size - this.#idBytes - dataAt;
    if (size > room * MAX_RATIO) throw corrupt('pack: the announced size is impossible');
    const input = pack.read(dataAt, Math.min(room, longestDeflate(size)));
    try {
      const bytes = inflateSync(input, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size + 1) });
      if (bytes.length === size) return bytes;
    } catch (error) {
      throw corrupt('pack: the data of an entry is damaged', error);
    }
    throw corrupt('pack: an entry has fewer bytes than announced');
  }

  close(): void {
    this.#index?.close();
    this.#pack?.close();
    this.#index = undefined;
    this.#pack = undefined;
  }

  #openIndex(): Index {
    return (this.#index ??= new Index(`${this.path}.idx`, this.#idBytes));
  }

  #openPack(): PagedFile {
    return (this.#pack ??= new PagedFile(`${this.path}.pack`));
  }
}

/** A pack's `.idx`, version 1 or 2. It is believed: what is found by it is checked by its id. */
class Index {
  readonly count: number;
  readonly #file: PagedFile;
  readonly #idBytes: IdBytes;
  readonly #isFirstVersion: boolean;
  readonly #fanout: Buffer;
  readonly #namesAt: number;

  constructor(path: string, idBytes: IdBytes) {
    this.#file = new PagedFile(path);
    this.#idBytes = idBytes;
    try {
      const head = this.#file.read(0, 8);
      this.#isFirstVersion = head.readUInt32BE(0) !== 0xff744f63;
      if (!this.#isFirstVersion && head.readUInt32BE(4) !== 2) throw corrupt('pack index: its version is unknown');
      this.#namesAt = (this.#isFirstVersion ? 0 : 8) + FANOUT_BYTES;
      this.#fanout = this.#file.read(this.#namesAt - FANOUT_BYTES, FANOUT_BYTES);
      this.count = this.#upTo(255);
      if (this.#namesAt + this.count * (4 + idBytes) > this.#file.size) throw corrupt('pack index: cut off');
    } catch (error) {
      this.#file.close();
      throw error;
    }
  }

  /** The first position whose id is not less. */
  lowerBound(id: Buffer): number {
    const first = id[0] ?? 0;
    let low = first === 0 ? 0 : this.#upTo(first - 1);
    let high = this.#upTo(first);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.idAt(middle).compare(id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  idAt(position: number): Buffer {
    const at = this.#isFirstVersion ? position * (4 + this.#idBytes) + 4 : position * this.#idBytes;
    return this.#file.read(this.#namesAt + at, this.#idBytes);
  }

  offsetAt(position: number): number {
    const pages = this.#file;
    if (this.#isFirstVersion) return pages.read(this.#namesAt + position * (4 + this.#idBytes), 4).readUInt32BE(0);
    const offsetsAt = this.#namesAt + this.count * (this.#idBytes + 4);
    const offset = pages.read(offsetsAt + position * 4, 4).readUInt32BE(0);
    if (offset < 0x80000000) return offset;
    return Number(pages.read(offsetsAt + this.count * 4 + (offset - 0x80000000) * 8, 8).readBigUInt64BE(0));
  }

  close(): void {
    this.#file.close();
  }

  #upTo(first: number): number {
    return this.#fanout.readUInt32BE(first * 4);
  }
}

/** What zlib needs at most for so many bytes that can't be compressed, and some room. */
function longestDeflate(size: number): number {
  return size + (size >>> 10) + 256;
}
