import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../test/support/failure-of.js';
import { visitTree } from './objects.js';
import { TreeChanges } from './tree-changes.js';

interface Entry {
  readonly mode: '100644' | '40000';
  readonly name: string;
  readonly id: Buffer;
}

const entry = fc.record({
  mode: fc.constantFrom('100644' as const, '40000' as const),
  name: fc.string({ minLength: 1, maxLength: 6 }).filter((name) => !name.includes('\0')),
  // Ids of few bytes, so that what is not the same often looks the same.
  id: fc
    .array(fc.constantFrom(0, 0x31, 0x20, 0xff), { minLength: 20, maxLength: 20 })
    .map((bytes) => Buffer.from(bytes)),
});

function treeOf(entries: readonly Entry[]): Buffer {
  return Buffer.concat(entries.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), id]));
}

function visited(changes: TreeChanges, tree: Buffer): Map<number, string> {
  const seen = new Map<number, string>();
  changes.visit(tree, (number, mode, start, end, idAt) => {
    expect(seen.has(number)).toBe(false);
    seen.set(number, `${String(mode)} ${tree.toString('latin1', start, end)} ${tree.toString('hex', idAt, idAt + 20)}`);
  });
  return seen;
}

function all(tree: Buffer): string[] {
  const seen: string[] = [];
  visitTree(tree, (mode, start, end, idAt) => {
    seen.push(`${String(mode)} ${tree.toString('latin1', start, end)} ${tree.toString('hex', idAt, idAt + 20)}`);
  });
  return seen;
}

describe('changes from tree to tree', () => {
  it('are all entries that did not stand in the tree before, with their numbers', () => {
    const edit = fc.record({ at: fc.nat(20), remove: fc.nat(2), insert: fc.array(entry, { maxLength: 2 }) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), fc.array(edit, { maxLength: 8 }), (first, edits) => {
        const changes = new TreeChanges(20);
        const entries = [...first];
        let before: string[] = [];
        for (const { at, remove, insert } of [{ at: 0, remove: 0, insert: [] }, ...edits]) {
          entries.splice(at % (entries.length + 1), remove, ...insert);
          const tree = treeOf(entries);
          const now = all(tree);
          const seen = visited(changes, tree);
          for (const [number, text] of seen) expect(text).toBe(now[number]);
          for (const [number, text] of now.entries()) if (!seen.has(number)) expect(before).toContain(text);
          before = now;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are few when one entry of a large tree changes', () => {
    const entries = Array.from({ length: 5000 }, (_, index): Entry => ({
      mode: '100644',
      name: `file ${String(index)}`,
      id: Buffer.alloc(20, index % 251),
    }));
    const changes = new TreeChanges(20);
    expect(visited(changes, treeOf(entries)).size).toBe(5000);
    entries[2500] = { ...(entries[2500] as Entry), id: Buffer.alloc(20, 0xfe) };
    expect([...visited(changes, treeOf(entries)).keys()]).toEqual([2500]);
    entries.splice(10, 1);
    expect(visited(changes, treeOf(entries)).size).toBeLessThan(3);
    changes.forget();
    expect(visited(changes, treeOf(entries)).size).toBe(4999);
  });

  it('fail for a malformed tree, and the tree after it is visited as a whole', () => {
    const changes = new TreeChanges(20);
    const tree = treeOf([{ mode: '100644', name: 'a', id: Buffer.alloc(20) }]);
    visited(changes, tree);
    expect(failureOf(() => visited(changes, Buffer.concat([tree, Buffer.from('cut')])))).toBe('corrupt-input');
    expect(visited(changes, tree).size).toBe(1);
  });
});
