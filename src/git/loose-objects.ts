import { closeSync, lstatSync, readdirSync } from 'node:fs';
import { errorCodeOf } from '../core/errors.js';
import { corrupt } from './corrupt.js';
import { inflateExactly, inflateStart, inflateStream } from './inflate.js';
import { LARGE_BYTES, type LargeContent, MAX_OBJECT_BYTES, type ObjectType, type RawObject } from './objects.js';
import type { IdBytes } from './object-id-table.js';
import { openRegularFile, readFully } from './regular-file.js';

const HEADER_BYTES = 256;
const CHUNK_BYTES = 1 << 20;

/** Ids of the loose objects in a folder of objects. Temporary files are not objects. */
export function listLooseObjects(objectsDir: string, idBytes: IdBytes): string[] {
  const restLength = idBytes * 2 - 2;
  return readdirSync(objectsDir)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .sort()
    .flatMap((fan) => listFan(`${objectsDir}/${fan}`, restLength).map((rest) => fan + rest));
}

/**
 * Names an object and the file that holds it. Without times, which git sets anew whenever it would write the same object; what
 * is changed in its place is no longer what its id says, and git does not take it.
 */
export function looseMark(objectsDir: string, id: string): string {
  const stat = lstatSync(`${objectsDir}/${id.slice(0, 2)}/${id.slice(2)}`, { throwIfNoEntry: false });
  if (stat === undefined) return id;
  return [id, stat.dev, stat.ino, stat.size].join(' ');
}

/** One loose object: its content, or a way to stream it when it is a large blob. */
export function readLooseObject(objectsDir: string, id: string): RawObject | LargeContent {
  const path = `${objectsDir}/${id.slice(0, 2)}/${id.slice(2)}`;
  const { fd, size: fileSize } = openRegularFile(path);
  try {
    const start = Buffer.allocUnsafe(Math.min(HEADER_BYTES, fileSize));
    const header = parseHeader(inflateStart(start.subarray(0, readFully(fd, start, 0))));
    if (header.type === 'blob' && header.size > LARGE_BYTES) {
      return { size: header.size, stream: () => streamLoose(path, header.length + header.size, header.length) };
    }
    if (header.size > MAX_OBJECT_BYTES) throw corrupt(`object: larger than ${String(MAX_OBJECT_BYTES)} bytes`);
    const file = Buffer.allocUnsafe(fileSize);
    const whole = inflateExactly(file.subarray(0, readFully(fd, file, 0)), header.length + header.size);
    return { type: header.type, bytes: whole.subarray(header.length) };
  } finally {
    closeSync(fd);
  }
}

function listFan(path: string, restLength: number): string[] {
  try {
    return readdirSync(path).filter((name) => name.length === restLength && /^[0-9a-f]+$/.test(name));
  } catch (error) {
    // A file of such a name holds no objects; git does not look into it either.
    if (errorCodeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

function parseHeader(start: Buffer): { readonly type: ObjectType; readonly size: number; readonly length: number } {
  const end = start.indexOf(0);
  const match = /^(commit|tree|blob|tag) (\d{1,15})$/.exec(start.toString('latin1', 0, Math.max(0, Math.min(end, 32))));
  if (match === null) throw corrupt('object: has no header');
  return { type: match[1] as ObjectType, size: Number(match[2]), length: end + 1 };
}

async function* streamLoose(path: string, total: number, skip: number): AsyncGenerator<Buffer> {
  const { fd, size } = openRegularFile(path);
  try {
    yield* inflateStream(readChunks(fd, size), size, total, skip);
  } finally {
    closeSync(fd);
  }
}

function* readChunks(fd: number, size: number): Generator<Buffer> {
  for (let at = 0; at < size; at += CHUNK_BYTES) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size - at));
    yield chunk.subarray(0, readFully(fd, chunk, at));
  }
}
