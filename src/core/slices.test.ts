import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OVERLAP_BYTES, SLICE_BYTES, type Slice, sliceBytes, Slicer } from './slices.js';

/** Text with long and short lines, the same for the same size. */
function text(size: number): Buffer {
  const bytes = Buffer.alloc(size, 0x61);
  for (let at = 7; at < size; at += 1 + ((at * 7919) % 5000)) bytes[at] = 10;
  return bytes;
}

function sliceInPieces(whole: Buffer, pieceBytes: number): Slice[] {
  const slicer = new Slicer();
  const slices: Slice[] = [];
  for (let at = 0; at < whole.length; at += pieceBytes)
    slices.push(...slicer.push(whole.subarray(at, at + pieceBytes)));
  return [...slices, ...slicer.finish()];
}

/** Where each slice must begin, worked out from the whole. */
function expectPositions(slices: readonly Slice[], whole: Buffer): void {
  for (const [index, slice] of slices.entries()) {
    const start = index * (SLICE_BYTES - OVERLAP_BYTES);
    const before = whole.subarray(0, start);
    expect(slice.bytes.equals(whole.subarray(start, start + SLICE_BYTES))).toBe(true);
    expect(slice.startLine).toBe(before.toString('latin1').split('\n').length);
    expect(slice.startColumn).toBe(start - before.lastIndexOf(10));
    expect(slice.isCutBefore).toBe(index > 0);
    expect(slice.isCutAfter).toBe(index < slices.length - 1);
  }
}

/** Compared by hand: `toEqual` walks buffers byte by byte, which takes minutes for megabytes. */
function isSame(slices: readonly Slice[], expected: readonly Slice[]): boolean {
  if (slices.length !== expected.length) return false;
  const placeOf = ({ startLine, startColumn, isCutBefore, isCutAfter }: Slice): string =>
    [startLine, startColumn, isCutBefore, isCutAfter].join(' ');
  return slices.every((slice, index) => {
    const other = expected[index] as Slice;
    return placeOf(slice) === placeOf(other) && slice.bytes.equals(other.bytes);
  });
}

describe('slices', () => {
  it('leaves what is short in one piece at line 1, column 1', () => {
    const whole = text(1000);
    expect([...sliceBytes(whole)]).toEqual([
      { bytes: whole, startLine: 1, startColumn: 1, isCutBefore: false, isCutAfter: false },
    ]);
  });

  it.each([
    ['one byte more than a slice', SLICE_BYTES + 1],
    ['exactly one slice', SLICE_BYTES],
    ['two slices less their overlap', 2 * SLICE_BYTES - OVERLAP_BYTES],
    ['three slices and a bit', 3 * SLICE_BYTES + 12_345],
  ])('covers %s with overlap and right positions', (_, size) => {
    const whole = text(size);
    const slices = [...sliceBytes(whole)];
    expectPositions(slices, whole);
    expect(slices).toHaveLength(Math.max(1, Math.ceil((size - OVERLAP_BYTES) / (SLICE_BYTES - OVERLAP_BYTES))));
    expect(isSame(sliceInPieces(whole, 1 << 20), slices)).toBe(true);
  });

  it('cuts a stream in the same places whatever its pieces are', () => {
    const whole = text(2 * SLICE_BYTES + 77);
    const expected = [...sliceBytes(whole)];
    fc.assert(
      fc.property(fc.integer({ min: 50_000, max: 3 * SLICE_BYTES }), (pieceBytes) => {
        expect(isSame(sliceInPieces(whole, pieceBytes), expected)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('calls the end of what broke off early a cut', () => {
    const slicer = new Slicer();
    const slices = [...slicer.push(Buffer.from('half of a li')), ...slicer.finish(true)];
    expect(slices.map(({ isCutBefore, isCutAfter }) => [isCutBefore, isCutAfter])).toEqual([[false, true]]);
  });

  it('gives nothing for an empty stream', () => {
    expect(sliceInPieces(Buffer.alloc(0), 10)).toEqual([]);
  });
});
