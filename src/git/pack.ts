import { createHash } from 'node:crypto';
import { corrupt } from './corrupt.js';
import { applyDelta } from './delta.js';
import { inflateExactly, inflateStream } from './inflate.js';
import { LARGE_BYTES, type LargeContent, MAX_OBJECT_BYTES, type ObjectType, type RawObject } from './objects.js';
import type { IdBytes } from './object-id-table.js';
import { type OpenPacks, PackFile } from './pack-file.js';
import { type PackIndex, readPackIndex } from './pack-index.js';

/** Kind, size and base; an id has 32 bytes at most. */
export const MAX_HEADER_BYTES = 64;
export const KINDS: readonly (ObjectType | undefined)[] = [undefined, 'commit', 'tree', 'blob', 'tag'];
export const OFS_DELTA = 6;
export const REF_DELTA = 7;

/** Where an entry's data stands and what it is: an object, or a delta on another entry or on an id. */
export interface EntryHeader {
  readonly type: ObjectType | undefined;
  readonly size: number;
  readonly dataAt: number;
  /** Rank of the base in this pack, or -1. */
  readonly base: number;
  /** Id of a base that is not in this pack. */
  readonly baseId: Buffer | undefined;
}

/**
 * One pack and its index. Entries go by rank: their order in the file. `problems` says how pack and index disagree; what
 * can be read is read all the same.
 */
export class Pack {
  readonly count: number;
  readonly problems: readonly string[];
  readonly #idBytes: IdBytes;
  readonly #file: PackFile;
  readonly #index: PackIndex;
  /** Begin of each entry, ascending, and the end of the last. */
  readonly #offsets: Float64Array;
  readonly #positions: Uint32Array;
  readonly #ranks: Uint32Array;

  /**
   * @param path without `.pack` or `.idx`
   * @param index for a pack that has none of its own
   */
  constructor(path: string, openPacks: OpenPacks, idBytes: IdBytes, index?: PackIndex) {
    this.#idBytes = idBytes;
    this.#index = index ?? readPackIndex(path, idBytes);
    this.#file = new PackFile(`${path}.pack`, openPacks);
    this.count = this.#index.count;
    this.#positions = sortByOffset(this.#index);
    this.#offsets = new Float64Array(this.count + 1);
    this.#ranks = new Uint32Array(this.count);
    for (const [rank, position] of this.#positions.entries()) {
      this.#offsets[rank] = this.#index.offsetAt(position);
      this.#ranks[position] = rank;
    }
    this.#offsets[this.count] = this.#index.end ?? this.#file.size - this.#idBytes;
    this.problems = this.#findProblems();
  }

  /** The ids of all entries in the order of the index. */
  get names(): Buffer {
    return this.#index.names;
  }

  /** Names pack and index by what they end with; undefined where there is no index or the two disagree. */
  get identity(): string | undefined {
    const { ownChecksum, packChecksum } = this.#index;
    if (ownChecksum === undefined || this.problems.length > 0) return undefined;
    return `${String(this.#file.size)}-${packChecksum.toString('hex')}-${ownChecksum.toString('hex')}`;
  }

  /** Whether the file ends with the hash of what is in it, as git has written it; reads all of it. */
  isWhole(): boolean {
    const hash = createHash(this.#idBytes === 20 ? 'sha1' : 'sha256');
    for (const chunk of this.#file.chunks(0, this.#file.size - this.#idBytes)) hash.update(chunk);
    return hash.digest().equals(this.#index.packChecksum);
  }

  positionOf(rank: number): number {
    return this.#positions[rank] as number;
  }

  find(id: Buffer): number {
    const position = this.#index.find(id);
    return position < 0 ? -1 : (this.#ranks[position] as number);
  }

  header(rank: number): EntryHeader {
    const start = this.#offsets[rank] as number;
    const length = (this.#offsets[rank + 1] as number) - start;
    if (length <= 0) throw corrupt('pack: an entry has no room');
    const bytes = this.#file.read(start, Math.min(MAX_HEADER_BYTES, length));
    const { kind, size, end } = readKindAndSize(bytes);
    const type = KINDS[kind];
    if (type !== undefined) return { type, size, dataAt: start + end, base: -1, baseId: undefined };
    if (kind === OFS_DELTA) {
      const distance = readDistance(bytes, end);
      const base = this.#rankAt(start - distance.value);
      return { type, size, dataAt: start + distance.end, base, baseId: undefined };
    }
    if (kind !== REF_DELTA) throw corrupt(`pack: an entry has the unknown type ${String(kind)}`);
    const idEnd = end + this.#idBytes;
    if (bytes.length < idEnd) throw corrupt('pack: ends too early');
    const id = Buffer.from(bytes.subarray(end, idEnd));
    const base = this.find(id);
    return { type, size, dataAt: start + idEnd, base, baseId: base < 0 ? id : undefined };
  }

  /** The inflated data of an entry: an object's content, or a delta. It must end where the next entry begins. */
  data(rank: number, header: EntryHeader): Buffer {
    if (header.size > MAX_OBJECT_BYTES)
      throw corrupt(`pack: an entry is larger than ${String(MAX_OBJECT_BYTES)} bytes`);
    const length = (this.#offsets[rank + 1] as number) - header.dataAt;
    if (length <= 0) throw corrupt('pack: an entry has no room');
    return inflateExactly(this.#file.read(header.dataAt, length), header.size);
  }

  stream(rank: number, header: EntryHeader): AsyncIterable<Buffer> {
    const length = (this.#offsets[rank + 1] as number) - header.dataAt;
    return inflateStream(this.#file.chunks(header.dataAt, length), length, header.size, 0);
  }

  /** A way to stream a blob that is too large to hold; undefined for everything else. */
  largeBlob(rank: number): LargeContent | undefined {
    const header = this.header(rank);
    if (header.type !== 'blob' || header.size <= LARGE_BYTES) return undefined;
    return { size: header.size, stream: () => this.stream(rank, header) };
  }

  /** One object with all the deltas it rests on. `readBase` gives a base that is not in this pack. */
  read(rank: number, readBase: (id: Buffer) => RawObject): RawObject {
    const deltas: Buffer[] = [];
    let at = rank;
    let header = this.header(at);
    while (header.type === undefined && header.baseId === undefined) {
      if (deltas.length > this.count) throw corrupt('pack: deltas go in a circle');
      deltas.push(this.data(at, header));
      at = header.base;
      header = this.header(at);
    }
    if (header.baseId !== undefined) deltas.push(this.data(at, header));
    const root =
      header.baseId === undefined
        ? { type: header.type as ObjectType, bytes: this.data(at, header) }
        : readBase(header.baseId);
    return {
      type: root.type,
      bytes: deltas.reduceRight((base, delta) => applyDelta(base, delta, MAX_OBJECT_BYTES), root.bytes),
    };
  }

  release(): void {
    this.#file.release();
  }

  #rankAt(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#offsets[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    if (low === this.count || this.#offsets[low] !== offset)
      throw corrupt('pack: a delta rests on something that is no entry');
    return low;
  }

  /** The entries have to tile the file: otherwise something stands in it that the index does not tell. */
  #findProblems(): string[] {
    const problems: string[] = [];
    const size = this.#file.size;
    if (size < 12 + this.#idBytes) return ['the pack is too short'];
    const head = this.#file.read(0, 12);
    const version = head.readUInt32BE(4);
    if (head.toString('latin1', 0, 4) !== 'PACK' || (version !== 2 && version !== 3)) problems.push('it is not a pack');
    if (head.readUInt32BE(8) !== this.count) problems.push('pack and index count differently');
    if (!this.#file.read(size - this.#idBytes, this.#idBytes).equals(this.#index.packChecksum)) {
      problems.push('the index was made for another pack, or the pack is cut off');
    }
    if ((this.#offsets[this.count] as number) < size - this.#idBytes) {
      problems.push('something stands behind the last entry that can be read');
    }
    if (this.#offsets[0] !== 12) problems.push('something stands before the first entry');
    for (let rank = 0; rank < this.count; rank += 1) {
      if ((this.#offsets[rank + 1] as number) > (this.#offsets[rank] as number)) continue;
      problems.push('entries overlap or lie beyond the end');
      break;
    }
    return problems;
  }
}

function sortByOffset(index: PackIndex): Uint32Array {
  const positions = Uint32Array.from({ length: index.count }, (_, position) => position);
  const offsets = Float64Array.from(positions, (position) => index.offsetAt(position));
  const highest = offsets.reduce((left, right) => Math.max(left, right), 0);
  if ((highest + 1) * index.count >= Number.MAX_SAFE_INTEGER) {
    return positions.sort((left, right) => (offsets[left] as number) - (offsets[right] as number));
  }
  // Sorting plain numbers is ten times as fast as sorting with a function.
  const keys = offsets.map((offset, position) => offset * index.count + position).sort();
  return Uint32Array.from(keys, (key) => key % index.count);
}

export function readKindAndSize(bytes: Buffer): { readonly kind: number; readonly size: number; readonly end: number } {
  let byte = bytes[0] as number;
  const kind = (byte >> 4) & 7;
  let size = byte & 15;
  let unit = 16;
  let end = 1;
  while (byte & 0x80) {
    if (end >= bytes.length || unit > 2 ** 46) throw corrupt('pack: an entry has an impossible size');
    byte = bytes[end] as number;
    size += (byte & 0x7f) * unit;
    unit *= 0x80;
    end += 1;
  }
  return { kind, size, end };
}

export function readDistance(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let end = start;
  let value = -1;
  for (;;) {
    const byte = bytes[end];
    if (byte === undefined || value > 2 ** 44) throw corrupt('pack: a delta has an impossible base');
    value = (value + 1) * 0x80 + (byte & 0x7f);
    end += 1;
    if (!(byte & 0x80)) return { value, end };
  }
}
