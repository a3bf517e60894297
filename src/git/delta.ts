import { corrupt } from './corrupt.js';

/** Copying so few bytes one by one is faster than a call into native code. */
const SHORT_COPY = 24;

/**
 * What a delta makes of its base. Fails with `corrupt-input` unless base and result have the sizes it names. `copies`
 * takes up what was copied, as `to, from, length` each, in order of `to`; neighbours that go on are one.
 */
export function applyDelta(base: Buffer, delta: Buffer, maxBytes: number, copies?: number[]): Buffer {
  const cursor = { at: 0 };
  if (readSize(delta, cursor) !== base.length) throw corrupt('delta: made for another base');
  const size = readSize(delta, cursor);
  if (size > maxBytes) throw corrupt(`delta: result larger than ${String(maxBytes)} bytes`);
  const result = Buffer.allocUnsafe(size);
  let filled = 0;
  while (cursor.at < delta.length) {
    const code = byteAt(delta, cursor);
    filled +=
      code & 0x80
        ? copyFromBase(code, base, delta, cursor, result, filled, copies)
        : insert(code, delta, cursor, result, filled);
  }
  if (filled !== size) throw corrupt('delta: result shorter than announced');
  return result;
}

interface Cursor {
  at: number;
}

function copyFromBase(
  code: number,
  base: Buffer,
  delta: Buffer,
  cursor: Cursor,
  result: Buffer,
  filled: number,
  copies: number[] | undefined,
): number {
  let offset = 0;
  let length = 0;
  if (code & 0x01) offset = byteAt(delta, cursor);
  if (code & 0x02) offset |= byteAt(delta, cursor) << 8;
  if (code & 0x04) offset |= byteAt(delta, cursor) << 16;
  if (code & 0x08) offset += byteAt(delta, cursor) * 0x1000000;
  if (code & 0x10) length = byteAt(delta, cursor);
  if (code & 0x20) length |= byteAt(delta, cursor) << 8;
  if (code & 0x40) length |= byteAt(delta, cursor) << 16;
  if (length === 0) length = 0x10000;
  if (offset + length > base.length) throw corrupt('delta: copies from beyond its base');
  move(base, offset, length, result, filled);
  if (copies !== undefined) addCopy(copies, filled, offset, length);
  return length;
}

/** A copy longer than an instruction can say comes as several. */
function addCopy(copies: number[], to: number, from: number, length: number): void {
  const last = copies.length - 3;
  const lastLength = copies[last + 2] ?? 0;
  const goesOn = last >= 0 && copies[last]! + lastLength === to && copies[last + 1]! + lastLength === from;
  if (goesOn) copies[last + 2] = lastLength + length;
  else copies.push(to, from, length);
}

function insert(length: number, delta: Buffer, cursor: Cursor, result: Buffer, filled: number): number {
  if (length === 0) throw corrupt('delta: unknown instruction');
  if (cursor.at + length > delta.length) throw corrupt('delta: ends in the middle of an insertion');
  move(delta, cursor.at, length, result, filled);
  cursor.at += length;
  return length;
}

function move(from: Buffer, offset: number, length: number, to: Buffer, at: number): void {
  if (at + length > to.length) throw corrupt('delta: result longer than announced');
  if (length > SHORT_COPY) {
    from.copy(to, at, offset, offset + length);
    return;
  }
  for (let index = 0; index < length; index += 1) to[at + index] = from[offset + index] as number;
}

function readSize(delta: Buffer, cursor: Cursor): number {
  let size = 0;
  let unit = 1;
  for (;;) {
    const byte = byteAt(delta, cursor);
    size += (byte & 0x7f) * unit;
    if (!(byte & 0x80)) return size;
    unit *= 0x80;
    if (unit > 2 ** 49) throw corrupt('delta: impossible size');
  }
}

function byteAt(delta: Buffer, cursor: Cursor): number {
  const byte = delta[cursor.at];
  if (byte === undefined) throw corrupt('delta: ends too early');
  cursor.at += 1;
  return byte;
}
