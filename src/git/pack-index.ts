import { createHash } from 'node:crypto';
import { corrupt } from './corrupt.js';
import type { IdBytes } from './object-id-table.js';
import { readRegularFile } from './regular-file.js';

const MAGIC = Buffer.from([0xff, 0x74, 0x4f, 0x63]);
const FANOUT_BYTES = 1024;
const MAX_FILE_BYTES = 2 ** 30;

/** A pack's `.idx`: which objects the pack holds and where each begins. */
export interface PackIndex {
  readonly count: number;
  readonly idBytes: IdBytes;
  /** Ids, sorted, one behind the other. */
  readonly names: Buffer;
  readonly packChecksum: Buffer;
  /** What the file ends with; absent for an index that was made for a pack without one. */
  readonly ownChecksum?: Buffer;
  /** Where the last entry ends, if that is known and may be before the pack's trailer. */
  readonly end?: number;
  offsetAt(position: number): number;
  /** Position of an id among the names, or -1. */
  find(id: Buffer): number;
}

/** The index beside a pack, whose path comes without `.pack` or `.idx`. Fails as `parsePackIndex`, or with the system's error. */
export function readPackIndex(path: string, idBytes: IdBytes): PackIndex {
  return parsePackIndex(readRegularFile(`${path}.idx`, MAX_FILE_BYTES), idBytes);
}

/** Fails with `corrupt-input` unless lengths, order and checksum agree, so that later reads need no doubt. */
export function parsePackIndex(bytes: Buffer, idBytes: IdBytes = 20): PackIndex {
  if (bytes.length < FANOUT_BYTES + 2 * idBytes) throw corrupt('pack index: too short');
  const sum = createHash(idBytes === 20 ? 'sha1' : 'sha256')
    .update(bytes.subarray(0, -idBytes))
    .digest();
  if (!sum.equals(bytes.subarray(-idBytes))) throw corrupt('pack index: its checksum is wrong');
  const isFirstVersion = !bytes.subarray(0, 4).equals(MAGIC);
  if (isFirstVersion) return { ...parseFirstVersion(bytes, idBytes), ownChecksum: sum };
  if (bytes.readUInt32BE(4) !== 2) throw corrupt(`pack index: version ${String(bytes.readUInt32BE(4))} is unknown`);
  return { ...parseSecondVersion(bytes, idBytes), ownChecksum: sum };
}

/**
 * An index of entries in any order, for a pack that came without one: `ids` one behind the other, and where the entry of
 * each begins.
 */
export function makePackIndex(
  ids: Buffer,
  offsets: readonly number[],
  packChecksum: Buffer,
  end: number,
  idBytes: IdBytes,
): PackIndex {
  const order = Uint32Array.from(offsets, (_, entry) => entry).sort((left, right) =>
    ids.compare(ids, right * idBytes, (right + 1) * idBytes, left * idBytes, (left + 1) * idBytes),
  );
  const names = Buffer.allocUnsafeSlow(ids.length);
  const fanout = new Uint32Array(256);
  for (const [position, entry] of order.entries()) {
    ids.copy(names, position * idBytes, entry * idBytes, (entry + 1) * idBytes);
    fanout[names[position * idBytes] as number]! += 1;
  }
  for (let first = 1; first < 256; first += 1) fanout[first]! += fanout[first - 1] as number;
  const offsetAt = (position: number): number => offsets[order[position] as number] as number;
  return { ...indexOf(names, fanout, packChecksum, idBytes, offsetAt), end };
}

/** Offset and id of each entry side by side. */
function parseFirstVersion(bytes: Buffer, idBytes: IdBytes): PackIndex {
  const fanout = readFanout(bytes, 0);
  const count = fanout[255] as number;
  const entryBytes = 4 + idBytes;
  if (FANOUT_BYTES + count * entryBytes + 2 * idBytes !== bytes.length) {
    throw corrupt('pack index: not an index, or its length is wrong');
  }
  const names = Buffer.allocUnsafeSlow(count * idBytes);
  for (let position = 0; position < count; position += 1) {
    const at = FANOUT_BYTES + position * entryBytes;
    bytes.copy(names, position * idBytes, at + 4, at + entryBytes);
  }
  checkNames(names, fanout, idBytes);
  return indexOf(names, fanout, bytes.subarray(-2 * idBytes, -idBytes), idBytes, (position) =>
    bytes.readUInt32BE(FANOUT_BYTES + position * entryBytes),
  );
}

/** All ids, then all checksums, all offsets, and those offsets that are too large for 31 bits. */
function parseSecondVersion(bytes: Buffer, idBytes: IdBytes): PackIndex {
  const fanout = readFanout(bytes, 8);
  const count = fanout[255] as number;
  const namesEnd = 8 + FANOUT_BYTES + count * idBytes;
  const offsetsAt = namesEnd + count * 4;
  const largeAt = offsetsAt + count * 4;
  if (largeAt + 2 * idBytes > bytes.length) throw corrupt('pack index: shorter than its count');
  const names = bytes.subarray(8 + FANOUT_BYTES, namesEnd);
  checkNames(names, fanout, idBytes);
  const largeCount = checkOffsets(bytes, offsetsAt, count);
  if (largeAt + largeCount * 8 + 2 * idBytes !== bytes.length) throw corrupt('pack index: its length is wrong');
  return indexOf(names, fanout, bytes.subarray(-2 * idBytes, -idBytes), idBytes, (position) =>
    readOffset(bytes, offsetsAt, largeAt, position),
  );
}

function indexOf(
  names: Buffer,
  fanout: Uint32Array,
  packChecksum: Buffer,
  idBytes: IdBytes,
  offsetAt: PackIndex['offsetAt'],
): PackIndex {
  const find = (id: Buffer): number => search(names, fanout, idBytes, id);
  return { count: names.length / idBytes, idBytes, names, packChecksum, offsetAt, find };
}

function readFanout(bytes: Buffer, start: number): Uint32Array {
  const fanout = new Uint32Array(256);
  let last = 0;
  for (let first = 0; first < 256; first += 1) {
    const upTo = bytes.readUInt32BE(start + first * 4);
    if (upTo < last) throw corrupt('pack index: its fan-out goes down');
    last = upTo;
    fanout[first] = upTo;
  }
  return fanout;
}

function checkNames(names: Buffer, fanout: Uint32Array, idBytes: IdBytes): void {
  const count = names.length / idBytes;
  let bucket = 0;
  for (let position = 0; position < count; position += 1) {
    const at = position * idBytes;
    if (position > 0 && names.compare(names, at, at + idBytes, at - idBytes, at) > 0) {
      throw corrupt('pack index: its ids are not sorted');
    }
    for (const first = names[at] as number; bucket < first; bucket += 1) {
      if (fanout[bucket] !== position) throw corrupt('pack index: its fan-out is wrong');
    }
  }
  for (; bucket < 256; bucket += 1) {
    if (fanout[bucket] !== count) throw corrupt('pack index: its fan-out is wrong');
  }
}

/** Checks that large offsets are numbered one after another; returns how many there are. */
function checkOffsets(bytes: Buffer, offsetsAt: number, count: number): number {
  let large = 0;
  let highest = -1;
  for (let position = 0; position < count; position += 1) {
    const offset = bytes.readUInt32BE(offsetsAt + position * 4);
    if (offset < 0x80000000) continue;
    large += 1;
    highest = Math.max(highest, offset - 0x80000000);
  }
  if (highest >= large) throw corrupt('pack index: a large offset is not there');
  return large;
}

function readOffset(bytes: Buffer, offsetsAt: number, largeAt: number, position: number): number {
  const offset = bytes.readUInt32BE(offsetsAt + position * 4);
  if (offset < 0x80000000) return offset;
  return Number(bytes.readBigUInt64BE(largeAt + (offset - 0x80000000) * 8));
}

function search(names: Buffer, fanout: Uint32Array, idBytes: IdBytes, id: Buffer): number {
  const first = id[0] ?? 0;
  let low = first === 0 ? 0 : (fanout[first - 1] as number);
  let high = fanout[first] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = names.compare(id, 0, idBytes, middle * idBytes, (middle + 1) * idBytes);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}
