import { createHash } from 'node:crypto';
import { corrupt } from './corrupt.js';

const MAGIC = Buffer.from([0xff, 0x74, 0x4f, 0x63]);
const FANOUT_END = 8 + 1024;

/** A pack's `.idx`, version 2: which objects the pack holds and where each begins. */
export interface PackIndex {
  readonly count: number;
  /** Ids, sorted, 20 bytes each. */
  readonly names: Buffer;
  readonly packChecksum: Buffer;
  offsetAt(position: number): number;
  /** Position of an id among the names, or -1. */
  find(id: Buffer): number;
}

/** Fails with `corrupt-input` unless lengths, order and checksum agree, so that later reads need no doubt. */
export function parsePackIndex(bytes: Buffer): PackIndex {
  if (bytes.length < FANOUT_END + 40) throw corrupt('pack index: too short');
  if (!bytes.subarray(0, 4).equals(MAGIC)) throw corrupt('pack index: version 1 or not an index');
  if (bytes.readUInt32BE(4) !== 2) throw corrupt(`pack index: version ${String(bytes.readUInt32BE(4))} is unknown`);
  const sum = createHash('sha1').update(bytes.subarray(0, -20)).digest();
  if (!sum.equals(bytes.subarray(-20))) throw corrupt('pack index: its checksum is wrong');
  const count = countOf(bytes);
  const namesEnd = FANOUT_END + count * 20;
  const offsetsAt = namesEnd + count * 4;
  const largeAt = offsetsAt + count * 4;
  if (largeAt + 40 > bytes.length) throw corrupt('pack index: shorter than its count');
  const names = bytes.subarray(FANOUT_END, namesEnd);
  checkNames(bytes, names, count);
  const largeCount = checkOffsets(bytes, offsetsAt, count);
  if (largeAt + largeCount * 8 + 40 !== bytes.length) throw corrupt('pack index: its length is wrong');
  return {
    count,
    names,
    packChecksum: bytes.subarray(-40, -20),
    offsetAt: (position) => readOffset(bytes, offsetsAt, largeAt, position),
    find: (id) => search(bytes, names, id),
  };
}

function countOf(bytes: Buffer): number {
  let last = 0;
  for (let first = 0; first < 256; first += 1) {
    const upTo = bytes.readUInt32BE(8 + first * 4);
    if (upTo < last) throw corrupt('pack index: its fan-out goes down');
    last = upTo;
  }
  return last;
}

function checkNames(bytes: Buffer, names: Buffer, count: number): void {
  let bucket = -1;
  for (let position = 0; position < count; position += 1) {
    const first = names[position * 20] as number;
    if (
      position > 0 &&
      names.compare(names, position * 20, position * 20 + 20, position * 20 - 20, position * 20) > 0
    ) {
      throw corrupt('pack index: its ids are not sorted');
    }
    for (; bucket < first; bucket += 1) {
      if (bucket >= 0 && bytes.readUInt32BE(8 + bucket * 4) !== position)
        throw corrupt('pack index: its fan-out is wrong');
    }
  }
  for (; bucket < 256; bucket += 1) {
    if (bucket >= 0 && bytes.readUInt32BE(8 + bucket * 4) !== count) throw corrupt('pack index: its fan-out is wrong');
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

function search(bytes: Buffer, names: Buffer, id: Buffer): number {
  const first = id[0] ?? 0;
  let low = first === 0 ? 0 : bytes.readUInt32BE(8 + (first - 1) * 4);
  let high = bytes.readUInt32BE(8 + first * 4);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = names.compare(id, 0, 20, middle * 20, middle * 20 + 20);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}
