import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameSet } from './name-set.js';

describe('a set of names', () => {
  it('tells each name once, whatever object it was met with', () => {
    const met = fc.record({ name: fc.string({ maxLength: 4 }), object: fc.integer({ min: -1, max: 5 }) });
    fc.assert(
      fc.property(fc.array(met, { maxLength: 60 }), (all) => {
        const set = new NameSet(6);
        const known = new Set<string>();
        for (const { name, object } of all) {
          const bytes = Buffer.from(`<${name}>`);
          expect(set.add(bytes, 1, bytes.length - 1, object)).toBe(!known.has(name));
          known.add(name);
        }
      }),
    );
  });

  it('keeps long names apart when its memory grows', () => {
    const set = new NameSet(1);
    const names = Array.from({ length: 300 }, (_, index) => Buffer.from(`${'x'.repeat(1000)}${String(index)}`));
    for (const name of names) expect(set.add(name, 0, name.length, 0)).toBe(true);
    for (const name of names) expect(set.add(name, 0, name.length, 0)).toBe(false);
  });
});
