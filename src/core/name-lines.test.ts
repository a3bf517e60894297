import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from './fragment.js';
import { NameLines } from './name-lines.js';

const place = { origin: { source: 'git-tree' }, encodings: ['tar', 'name'] } as const;

describe('lines of names', () => {
  it('begin where their name stands in the list', () => {
    const lines = new NameLines(place);
    for (const [entry, name] of ['a', 'b', 'c\nd', 'e', 'f'].entries()) {
      if (entry === 1) continue;
      lines.skipTo(entry);
      lines.add(Buffer.from(name));
    }
    expect(lines.finish().map(({ bytes, startLine }) => [startLine, bytes.toString()])).toEqual([
      [1, 'a\n'],
      [3, 'c\nd\n'],
      [4, 'e\nf\n'],
    ]);
  });

  it('give every name once, whole and in order, whenever they are asked for what is full', () => {
    const name = fc.stringMatching(/^[ab\n]{0,5}$/).map((text) => Buffer.from(text.repeat(60_000)));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.boolean()), { maxLength: 12 }), (names) => {
        const lines = new NameLines(place);
        const given: Fragment[] = [];
        for (const [one, isAsked] of names) {
          lines.add(one);
          if (isAsked) given.push(...lines.full());
        }
        given.push(...lines.finish());
        const all = Buffer.concat(names.flatMap(([one]) => [one, Buffer.from('\n')]));
        expect(Buffer.concat(given.map(({ bytes }) => bytes)).equals(all)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
