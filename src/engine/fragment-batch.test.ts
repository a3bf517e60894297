import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../core/fragment.js';
import { BatchBuilder, fragmentsIn } from './fragment-batch.js';

const number = fc.nat({ max: 2 ** 40 });
const lineage = fc.record(
  { self: number, depth: fc.nat(50), base: number, copies: fc.array(number, { maxLength: 9 }) },
  { requiredKeys: ['self', 'depth'] },
);
const fragment = fc.record(
  {
    bytes: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    origin: fc.record(
      { source: fc.constant('file' as const), path: fc.string(), member: fc.string() },
      { requiredKeys: ['source'] },
    ),
    startLine: number,
    startColumn: number,
    encodings: fc.constant([]),
    isCutBefore: fc.boolean(),
    isCutAfter: fc.boolean(),
    lineage,
  },
  { requiredKeys: ['bytes', 'origin', 'startLine', 'startColumn', 'encodings', 'isCutBefore', 'isCutAfter'] },
);

function sent(fragments: readonly Fragment[], block = new ArrayBuffer(64)): readonly Fragment[] {
  const builder = new BatchBuilder(block);
  for (const one of fragments) builder.add(one);
  return [...fragmentsIn(structuredClone(builder.build()))];
}

describe('a batch of fragments', () => {
  it('holds each with all that a scan asks for, and of its origin the innermost name', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 20 }), (fragments) => {
        const there = sent(fragments as readonly Fragment[]);
        const origin = undefined;
        expect(there.map((one) => ({ ...one, origin }))).toEqual(fragments.map((one) => ({ ...one, origin })));
      }),
    );
    const inArchive = { source: 'file', path: 'a.zip', member: 'b.tar!config/.env' } as const;
    const one = { bytes: Buffer.from('x'), startLine: 1, startColumn: 1, encodings: [] };
    expect(sent([{ ...one, origin: inArchive }])[0]?.origin.path).toBe('config/.env');
    expect(sent([{ ...one, origin: { source: 'stdin' } }])[0]?.origin.path).toBeUndefined();
  });

  it('copies the bytes, which the source may use again', () => {
    const bytes = Buffer.from('before');
    const builder = new BatchBuilder(new ArrayBuffer(0));
    builder.add({ bytes, origin: { source: 'file' }, startLine: 1, startColumn: 1, encodings: [] });
    bytes.write('after!');
    const [there] = fragmentsIn(builder.build());
    expect(there?.bytes.toString()).toBe('before');
  });

  it('knows how much it holds, whatever the block held before', () => {
    const block = Buffer.from('left from a batch before, longer than this one').buffer;
    const builder = new BatchBuilder(block.slice(0));
    const one = { origin: { source: 'file' }, startLine: 1, startColumn: 1, encodings: [] } as const;
    builder.add({ ...one, bytes: Buffer.from('abc') });
    builder.add({ ...one, bytes: Buffer.alloc(0) });
    expect([builder.byteLength, builder.count]).toEqual([3, 2]);
    expect([...fragmentsIn(builder.build())].map(({ bytes }) => bytes.toString())).toEqual(['abc', '']);
  });
});
