import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCodeOf } from '../core/errors.js';
import { corrupt } from './corrupt.js';
import type { GapList } from './gap-list.js';
import type { IdBytes, ObjectIdTable } from './object-id-table.js';
import { showPath } from './raw-path.js';
import { readRegularFile } from './regular-file.js';

const HEADER_BYTES = 12;
const LOOKUP_BYTES = 12;
const MAX_FILE_BYTES = 2 ** 31 - 1;

export interface MultiPackIndex {
  /** File names of the packs, with `.idx` or `.pack` taken away. */
  readonly packs: readonly string[];
  /** Ids, sorted, one behind the other. */
  readonly names: Buffer;
}

/**
 * What a multi-pack index names: it holds nothing that the packs do not, so it is only compared with what is there. Fails
 * with `corrupt-input`.
 */
export function parseMultiPackIndex(bytes: Buffer, idBytes: IdBytes): MultiPackIndex {
  if (bytes.length < HEADER_BYTES + LOOKUP_BYTES + idBytes || bytes.toString('latin1', 0, 4) !== 'MIDX') {
    throw corrupt('multi-pack index: not an index');
  }
  if (bytes[4] !== 1) throw corrupt(`multi-pack index: version ${String(bytes[4])} is unknown`);
  const algorithm = idBytes === 20 ? 'sha1' : 'sha256';
  const sum = createHash(algorithm).update(bytes.subarray(0, -idBytes)).digest();
  if (!sum.equals(bytes.subarray(-idBytes))) throw corrupt('multi-pack index: its checksum is wrong');
  const chunks = readChunks(bytes.subarray(0, -idBytes));
  const packs = readPackNames(chunks.get('PNAM'), bytes.readUInt32BE(8));
  const names = chunks.get('OIDL');
  const fanout = chunks.get('OIDF');
  if (names === undefined || fanout?.length !== 1024) throw corrupt('multi-pack index: its ids are missing');
  if (names.length !== fanout.readUInt32BE(1020) * idBytes) throw corrupt('multi-pack index: its count is wrong');
  return { packs, names };
}

/** Adds a gap for packs and objects that the multi-pack index at this path names and that are not here. */
export function checkMultiPackIndex(path: string, ids: ObjectIdTable, gaps: GapList): void {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(path, MAX_FILE_BYTES);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  const { packs, names } = parseMultiPackIndex(bytes, ids.idBytes);
  const missing = packs.filter((name) => !existsSync(`${dirname(path)}/${name}.pack`));
  for (const name of missing) gaps.add(path, `it names ${showPath(Buffer.from(name, 'latin1'))}, which is not here`);
  let lost = 0;
  for (let at = 0; at < names.length; at += ids.idBytes) if (ids.find(names, at) < 0) lost += 1;
  if (lost > 0) gaps.add(path, `it names ${String(lost)} objects that are in no pack`);
}

/** Each chunk begins where the table says and ends where the next begins; a last line of the table closes it. */
function readChunks(bytes: Buffer): Map<string, Buffer> {
  const count = bytes[6] as number;
  const tableEnd = HEADER_BYTES + (count + 1) * LOOKUP_BYTES;
  if (tableEnd > bytes.length) throw corrupt('multi-pack index: cut off');
  const chunks = new Map<string, Buffer>();
  for (let chunk = 0; chunk < count; chunk += 1) {
    const at = HEADER_BYTES + chunk * LOOKUP_BYTES;
    const start = Number(bytes.readBigUInt64BE(at + 4));
    const end = Number(bytes.readBigUInt64BE(at + LOOKUP_BYTES + 4));
    if (start < tableEnd || start > end || end > bytes.length) throw corrupt('multi-pack index: a part is misplaced');
    chunks.set(bytes.toString('latin1', at, at + 4), bytes.subarray(start, end));
  }
  return chunks;
}

function readPackNames(bytes: Buffer | undefined, count: number): string[] {
  const names = (bytes?.toString('latin1') ?? '').split('\0').slice(0, count);
  if (names.length < count || names.some((name) => !/\.(?:idx|pack)$/.test(name))) {
    throw corrupt('multi-pack index: its packs have no names');
  }
  return names.map((name) => name.replace(/\.(?:idx|pack)$/, ''));
}
