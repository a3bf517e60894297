import { symlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitFixture, TemporaryFolder } from '../../test/support/git-fixtures.js';
import { parseCacheTree } from './cache-tree.js';
import { readIndexFile } from './index-file.js';
import { ObjectReader } from './object-reader.js';
import { openRepository } from './repository.js';
import { diffStaged } from './staged-diff.js';
import { isTree, TreeDiff, type TreeReader } from './tree-diff.js';

describe('the difference of trees', () => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  beforeEach(() => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(folder.path, 'repository'));
  });
  afterEach(() => folder[Symbol.dispose]());

  function trees(failed: string[] = []): TreeReader {
    const reader = new ObjectReader(openRepository(fixture.path));
    return {
      idBytes: reader.idBytes,
      readTree: (id) => reader.readAs('tree', id),
      fail: (id) => failed.push(id),
    };
  }

  function newFiles(tree: string, ...parents: string[]): string[] {
    const treeOf = (revision: string): string => fixture.git('rev-parse', `${revision}^{tree}`);
    const entries = [...new TreeDiff(trees()).newEntries(treeOf(tree), parents.map(treeOf))];
    return entries
      .filter(({ mode }) => !isTree(mode))
      .map(({ path, id }) => `${id} ${path.toString()}`)
      .sort();
  }

  /** Files that git calls added or changed. */
  function byGit(...revisions: string[]): string[] {
    const text = fixture.git('diff-tree', '-r', '--no-renames', '--diff-filter=d', '--abbrev=40', ...revisions);
    return text
      .split('\n')
      .filter((line) => line.startsWith(':'))
      .map((line) => /^:\S+ \S+ \S+ (\S+) \S\t(.*)$/.exec(line)!.slice(1, 3).join(' '))
      .sort();
  }

  it('names the files that git names, through files that become folders, links and new names', () => {
    fixture.write('a/b/c', 'one');
    fixture.write('a/d', 'two');
    fixture.write('e', 'three');
    const first = fixture.commit('first');
    rmSync(join(fixture.path, 'e'));
    fixture.write('e/now/a/folder', 'four');
    fixture.write('a/b/c', 'changed');
    fixture.write('a-b', 'sorts between');
    symlinkSync('a/d', join(fixture.path, 'link'));
    const second = fixture.commit('second');
    rmSync(join(fixture.path, 'e'), { recursive: true });
    fixture.write('e', 'five');
    const third = fixture.commit('third');
    for (const [to, from] of [
      [second, first],
      [third, second],
      [first, third],
    ] as const) {
      expect(newFiles(to, from)).toEqual(byGit(from, to));
    }
    expect(newFiles(first)).toEqual(byGit('--root', first).filter((line) => line !== ''));
  });

  it('gives of a merge only what no parent has', () => {
    fixture.commitFile('a', 'base');
    fixture.git('switch', '-q', '-c', 'side');
    const side = fixture.commitFile('a', 'side');
    fixture.git('switch', '-q', 'main');
    const main = fixture.commitFile('b', 'main');
    fixture.git('merge', '-q', '--no-commit', '--no-ff', 'side');
    const merge = fixture.commitFile('c', 'evil');
    expect(newFiles(merge, main, side).map((line) => line.slice(41))).toEqual(['c']);
  });

  it('tells what it can not read and goes on beside it', () => {
    fixture.write('whole/a', 'a');
    fixture.write('broken/b', 'b');
    const commit = fixture.commit('both');
    const broken = fixture.git('rev-parse', `${commit}:broken`);
    rmSync(join(fixture.path, '.git/objects', broken.slice(0, 2), broken.slice(2)));
    const failed: string[] = [];
    const entries = [...new TreeDiff(trees(failed)).newEntries(fixture.git('rev-parse', `${commit}^{tree}`), [])];
    expect(entries.map(({ path }) => path.toString())).toEqual(expect.arrayContaining(['whole/a', 'broken']));
    expect(failed).toEqual([broken]);
  });

  it('is done soon with a tree that holds itself ten times on every level', () => {
    let tree = fixture
      .gitBytes(['mktree'], `100644 blob ${fixture.dangling('x')}\tfile\n`)
      .toString()
      .trim();
    for (let level = 0; level < 12; level += 1) {
      const entries = Array.from({ length: 10 }, (_, at) => `040000 tree ${tree}\tf${String(at)}\n`);
      tree = fixture.gitBytes(['mktree'], entries.join('')).toString().trim();
    }
    expect([...new TreeDiff(trees()).newEntries(tree, [])].length).toBeLessThan(200);
  });

  it('names what is staged as git does, with what the index knows of trees and without', () => {
    for (let at = 0; at < 40; at += 1)
      fixture.write(`d${String(at % 5)}/e${String(at % 3)}/f${String(at)}`, String(at));
    fixture.write('d1.txt', 'sorts before the folder');
    fixture.commit('many');
    fixture.write('d1/e1/f1', 'changed');
    fixture.write('d9/new', 'new');
    rmSync(join(fixture.path, 'd2'), { recursive: true });
    fixture.write('d2', 'a file now');
    fixture.git('add', '-A');
    const index = readIndexFile(join(fixture.path, '.git/index'));
    expect(index.extensions.has('TREE')).toBe(true);
    const head = fixture.git('rev-parse', 'HEAD^{tree}');
    const expected = byGit('HEAD', fixture.git('write-tree'));
    const total = index.entries.length;
    for (const one of [index, { ...index, extensions: new Map<string, Buffer>() }]) {
      const { changed, unchanged } = diffStaged(one, head, trees());
      const files = changed.filter(({ mode }) => !isTree(mode));
      expect(files.map(({ path, id }) => `${id} ${path.toString()}`).sort()).toEqual(expected);
      expect(unchanged + files.length).toBe(total);
    }
  });
});

describe('the trees that an index knows', () => {
  it('are those that git would write', () => {
    using folder = new TemporaryFolder();
    const fixture = new GitFixture(join(folder.path, 'repository'));
    fixture.write('a/b/c', '1');
    fixture.write('a/d', '2');
    fixture.write('e/f', '3');
    fixture.commit('first');
    const bytes = readIndexFile(join(fixture.path, '.git/index')).extensions.get('TREE') ?? Buffer.alloc(0);
    const trees = [...parseCacheTree(bytes, 20)].map(([path, id]) => `${id} ${path}`);
    const byGit = ['', 'a', 'a/b', 'e'].map((path) => `${fixture.git('rev-parse', `HEAD:${path}`)} ${path}`);
    expect(trees.sort()).toEqual(byGit.sort());
  });

  it('are read or refused whatever the bytes are', () => {
    const line = fc.tuple(fc.constantFrom('', 'a', 'b/c'), fc.integer({ min: -1, max: 9 }), fc.nat({ max: 3 }));
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      line.map(([name, count, below]) => Buffer.from(`${name}\0${String(count)} ${String(below)}\n`)),
      fc.constant(Buffer.alloc(20, 7)),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        try {
          for (const id of parseCacheTree(Buffer.concat(parts), 20).values()) expect(id).toMatch(/^[0-9a-f]{40}$/);
        } catch (error) {
          expect(error).toMatchObject({ code: 'corrupt-input' });
        }
      }),
    );
  });
});
