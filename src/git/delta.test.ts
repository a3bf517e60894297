import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../test/support/failure-of.js';
import { applyDelta } from './delta.js';

const MAX_BYTES = 1 << 20;

type Instruction = { readonly insert: Uint8Array } | { readonly from: number; readonly length: number };

function size(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
}

/** Writes a copy with every byte of offset and length present, or only those that are not zero. */
function copy(from: number, length: number): number[] {
  const fields = [from, from >> 8, from >> 16, from >>> 24, length, length >> 8, length >> 16].map(
    (field) => field & 0xff,
  );
  const present = fields.flatMap((field, index) => (field === 0 ? [] : [index]));
  return [
    0x80 | present.reduce((mask, index) => mask | (1 << index), 0),
    ...present.map((index) => fields[index] as number),
  ];
}

/** A delta and what it has to give, from the same instructions. */
function build(
  base: Buffer,
  instructions: readonly Instruction[],
): { readonly delta: Buffer; readonly result: Buffer } {
  const parts = instructions.map((step) =>
    'insert' in step ? Buffer.from(step.insert) : base.subarray(step.from, step.from + step.length),
  );
  const result = Buffer.concat(parts);
  const codes = instructions.flatMap((step) =>
    'insert' in step ? [step.insert.length, ...step.insert] : copy(step.from, step.length),
  );
  return { delta: Buffer.from([...size(base.length), ...size(result.length), ...codes]), result };
}

const base = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 13 + (index >> 8)) % 256));
const instruction: fc.Arbitrary<Instruction> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 127 }).map((insert) => ({ insert })),
  fc.tuple(fc.nat(base.length - 1), fc.integer({ min: 1, max: 0x10000 })).map(([from, length]) => ({
    from,
    length: Math.min(length, base.length - from),
  })),
);

describe('deltas', () => {
  it('gives what the instructions say', () => {
    fc.assert(
      fc.property(fc.array(instruction, { maxLength: 12 }), (instructions) => {
        const { delta, result } = build(base, instructions);
        expect(applyDelta(base, delta, MAX_BYTES).equals(result)).toBe(true);
      }),
    );
  });

  it('takes a copy without a length for 64 KiB', () => {
    const delta = Buffer.from([...size(base.length), ...size(0x10000), 0x80]);
    expect(applyDelta(base, delta, MAX_BYTES).equals(base.subarray(0, 0x10000))).toBe(true);
  });

  it('fails on damaged deltas with the one error, or gives a result', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(instruction, { maxLength: 4 }),
        fc.array(change, { minLength: 1 }),
        fc.nat(400),
        (steps, changes, cut) => {
          const { delta } = build(base, steps);
          for (const [at, byte] of changes) delta[at % delta.length] = byte;
          const damaged = delta.subarray(0, Math.max(0, delta.length - cut));
          expect(['corrupt-input', undefined]).toContain(failureOf(() => applyDelta(base, damaged, MAX_BYTES)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['another base', Buffer.from([...size(5), ...size(1), 1, 65])],
    ['a copy from beyond the base', Buffer.from([...size(base.length), ...size(10), ...copy(base.length - 5, 10)])],
    ['the reserved instruction', Buffer.from([...size(base.length), ...size(1), 0])],
    ['a result longer than announced', Buffer.from([...size(base.length), ...size(1), 2, 65, 66])],
    ['a result shorter than announced', Buffer.from([...size(base.length), ...size(3), 2, 65, 66])],
    ['a result beyond the limit', Buffer.from([...size(base.length), ...size(2 ** 40), 1, 65])],
  ])('refuses %s', (_, delta) => {
    expect(failureOf(() => applyDelta(base, delta, MAX_BYTES))).toBe('corrupt-input');
  });
});
