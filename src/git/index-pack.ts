import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { errorCodeOf } from '../core/errors.js';
import { corrupt, isReadFailure } from './corrupt.js';
import { checkClaim } from './inflate.js';
import type { IdBytes } from './object-id-table.js';
import { MAX_OBJECT_BYTES, type ObjectType, type RawObject } from './objects.js';
import { type OpenPacks, PackFile } from './pack-file.js';
import { makePackIndex, type PackIndex } from './pack-index.js';
import { walkPack } from './pack-walk.js';
import { KINDS, MAX_HEADER_BYTES, OFS_DELTA, Pack, readDistance, readKindAndSize, REF_DELTA } from './pack.js';

/** Each round finds the bases that the next one needs; git's chains are no longer than this. */
const MAX_ROUNDS = 64;

/**
 * The index of a pack that has none (its path comes without `.pack`), made by reading the pack to its end or up to the first damage. An entry whose base
 * can't be found keeps an id that is none, and is unreadable. Fails with `corrupt-input` for what is no pack.
 */
export function indexPack(
  path: string,
  openPacks: OpenPacks,
  idBytes: IdBytes,
  readBase: (id: Buffer) => RawObject,
): PackIndex {
  const file = new PackFile(`${path}.pack`, openPacks);
  const { ids, offsets, isKnown, end, checksum } = findEntries(file, idBytes);
  file.release();
  let unknown = isKnown.filter((known) => !known).length;
  for (let round = 0; unknown > 0 && round < MAX_ROUNDS; round += 1) {
    const pack = new Pack(path, openPacks, idBytes, makePackIndex(ids, offsets, checksum, end, idBytes));
    const before = unknown;
    const needs = (rank: number): boolean => isKnown[rank] === false;
    for (const item of walkPack(pack, { wants: () => true, needs, readBase })) {
      if (item.kind !== 'object' || isKnown[item.rank] === true) continue;
      idOf(item.type, item.bytes, idBytes).copy(ids, item.rank * idBytes);
      isKnown[item.rank] = true;
      unknown -= 1;
    }
    if (unknown === before) break;
  }
  return makePackIndex(ids, offsets, checksum, end, idBytes);
}

interface Entries {
  /** In the order of the file, as all of these. */
  readonly ids: Buffer;
  readonly offsets: readonly number[];
  readonly isKnown: boolean[];
  readonly end: number;
  readonly checksum: Buffer;
}

function findEntries(file: PackFile, idBytes: IdBytes): Entries {
  const { size } = file;
  if (size < 12 + idBytes || file.read(0, 4).toString('latin1') !== 'PACK') throw corrupt('pack: not a pack');
  const count = file.read(8, 4).readUInt32BE(0);
  const last = size - idBytes;
  const offsets: number[] = [];
  const isKnown: boolean[] = [];
  const ids: Buffer[] = [];
  let at = 12;
  while (offsets.length < count && at < last) {
    let entry: { readonly id: Buffer | undefined; readonly end: number };
    try {
      entry = readEntry(file, at, last, idBytes);
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      break;
    }
    ids.push(entry.id ?? placeholder(offsets.length, idBytes));
    isKnown.push(entry.id !== undefined);
    offsets.push(at);
    at = entry.end;
  }
  const checksum = Buffer.from(file.read(last, idBytes));
  return { ids: Buffer.concat(ids), offsets, isKnown, end: at, checksum };
}

/** The id of an entry, undefined for a delta, and where it ends. */
function readEntry(
  file: PackFile,
  at: number,
  last: number,
  idBytes: IdBytes,
): { readonly id: Buffer | undefined; readonly end: number } {
  const head = file.read(at, Math.min(MAX_HEADER_BYTES, last - at));
  const { kind, size, end } = readKindAndSize(head);
  const type = KINDS[kind];
  let dataAt = at + end;
  if (kind === OFS_DELTA) dataAt = at + readDistance(head, end).end;
  else if (kind === REF_DELTA) dataAt += idBytes;
  else if (type === undefined) throw corrupt(`pack: an entry has the unknown type ${String(kind)}`);
  const { bytes, length } = inflateUnbounded(file, dataAt, last, size);
  return { id: type === undefined ? undefined : idOf(type, bytes, idBytes), end: dataAt + length };
}

/** Inflates a stream whose end is not known. How much room it takes is guessed, more and more. */
function inflateUnbounded(
  file: PackFile,
  at: number,
  last: number,
  size: number,
): { readonly bytes: Buffer; readonly length: number } {
  if (size > MAX_OBJECT_BYTES) throw corrupt(`pack: an entry is larger than ${String(MAX_OBJECT_BYTES)} bytes`);
  const room = Math.min(last - at, 2 * MAX_OBJECT_BYTES);
  checkClaim(room, size);
  for (let length = Math.min(room, size + (size >>> 10) + 256); ; length = Math.min(room, length * 8)) {
    try {
      const options = { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size + 1), info: true };
      const result = inflateSync(file.read(at, length), options) as unknown as {
        readonly buffer: Buffer;
        readonly engine: { readonly bytesWritten: number };
      };
      if (result.buffer.length !== size) throw corrupt('inflate: fewer bytes than announced');
      return { bytes: result.buffer, length: result.engine.bytesWritten };
    } catch (error) {
      if (errorCodeOf(error) !== 'Z_BUF_ERROR' || length === room) throw corrupt('inflate: the data is damaged', error);
    }
  }
}

function idOf(type: ObjectType, bytes: Buffer, idBytes: IdBytes): Buffer {
  return createHash(idBytes === 20 ? 'sha1' : 'sha256')
    .update(`${type} ${String(bytes.length)}\0`)
    .update(bytes)
    .digest();
}

/** An id that no object has, so that an entry can be told from others until its own is known. */
function placeholder(entry: number, idBytes: IdBytes): Buffer {
  const id = Buffer.alloc(idBytes);
  id.writeUInt32BE(entry, idBytes - 4);
  return id;
}
