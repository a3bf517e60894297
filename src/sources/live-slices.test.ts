import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OVERLAP_BYTES, type Slice, SLICE_BYTES } from '../core/slices.js';
import { LiveSlices } from './live-slices.js';

/** Where a byte of the whole stands. */
function positionOf(whole: Buffer, at: number): readonly [number, number] {
  const before = whole.subarray(0, at);
  return [before.filter((byte) => byte === 10).length + 1, at - before.lastIndexOf(10)];
}

describe('slices of what grows', () => {
  it('hold all of it, with its places, however it comes and whenever one is asked for', () => {
    const piece = fc.record({
      text: fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 40 }),
      ask: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(3), (pieces, scale) => {
        const slices = new LiveSlices();
        const whole = Buffer.from(pieces.map(({ text }) => text.repeat(1 + scale * 2000)).join(''));
        let covered = 0;
        const check = (given: Iterable<Slice>): void => {
          for (const { bytes, startLine, startColumn, isCutBefore } of given) {
            const start = isCutBefore ? whole.indexOf(bytes, Math.max(0, covered - OVERLAP_BYTES)) : 0;
            expect(start).toBeLessThanOrEqual(covered);
            expect(whole.subarray(start, start + bytes.length).equals(bytes)).toBe(true);
            if (!isCutBefore) expect([startLine, startColumn]).toEqual(positionOf(whole, start));
            covered = Math.max(covered, start + bytes.length);
          }
        };
        for (const { text, ask } of pieces) {
          check(slices.push(Buffer.from(text.repeat(1 + scale * 2000))));
          if (ask) check(slices.flush());
        }
        check(slices.flush(true));
        expect(covered).toBe(whole.length);
      }),
      { numRuns: 60 },
    );
  });

  it('tell where they begin, also far into it', () => {
    const line = Buffer.from(`${'x'.repeat(99)}\n`);
    const whole = Buffer.alloc(SLICE_BYTES * 2, line);
    const slices = [...new LiveSlices().push(whole)];
    expect(slices.map(({ startLine, startColumn }) => [startLine, startColumn])).toEqual([
      [1, 1],
      positionOf(whole, SLICE_BYTES - OVERLAP_BYTES),
    ]);
  });

  it('are none when nothing has come', () => {
    const slices = new LiveSlices();
    expect([...slices.flush()]).toEqual([]);
    expect([...slices.push(Buffer.from('text')), ...slices.flush()]).toHaveLength(1);
    expect([...slices.flush()]).toEqual([]);
    expect([...slices.flush(true)]).toHaveLength(1);
  });
});
