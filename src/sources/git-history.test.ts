import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  busyHistory,
  catAllObjects,
  GitFixture,
  importHistory,
  TemporaryFolder,
} from '../../test/support/git-fixtures.js';
import { collect, readSource } from '../../test/support/read-source.js';
import type { Fragment } from '../core/fragment.js';
import { gitHistorySource } from './git-history.js';
import { rereadFragments } from './reread.js';
import type { Attribution } from '../core/finding.js';
import type { Source } from './source.js';

const { signal } = new AbortController();

interface Read {
  readonly source: Source;
  readonly fragments: readonly Fragment[];
  readonly reasons: readonly string[];
}

async function read(path: string): Promise<Read> {
  const source = await gitHistorySource(path);
  const fragments = await readSource(source);
  return { source, fragments, reasons: source.coverage().gaps.map(({ what, reason }) => `${what}: ${reason}`) };
}

function holding(fragments: readonly Fragment[], text: string): Fragment[] {
  return fragments.filter(({ bytes }) => bytes.includes(text));
}

async function attributionOf({ source, fragments }: Read, text: string): Promise<readonly Attribution[]> {
  const object = holding(fragments, text)[0]?.origin.object ?? 'none';
  return (await source.attribute?.(new Set([object]), signal))?.get(object) ?? [];
}

describe('the history of a repository', () => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  beforeEach(() => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(folder.path, 'repository'));
  });
  afterEach(() => folder[Symbol.dispose]());

  it('gives every blob, commit and annotated tag once and accounts for every object', async () => {
    fixture.commitFile('one.txt', 'in a blob');
    fixture.commitFile('copy/of/one.txt', 'in a blob', 'in a message');
    fixture.commitFile('empty', '');
    fixture.git('tag', '-a', 'v1', '-m', 'in a tag');
    fixture.dangling('in a dangling blob');
    const { source, fragments } = await read(fixture.path);
    const kinds = ['in a blob', 'in a message', 'in a tag', 'in a dangling blob'].map((text) =>
      holding(fragments, text).flatMap(({ origin }) => (origin.source === 'git-file' ? [] : origin.source)),
    );
    expect(kinds).toEqual([['git-blob'], ['git-commit'], ['git-tag'], ['git-blob']]);
    const { units, gaps } = source.coverage();
    expect(gaps).toEqual([]);
    expect(units['objects']).toMatchObject({
      enumerated: catAllObjects(fixture.path).size,
      scanned: 6,
      skipped: { tree: 4, empty: 1 },
    });
    expect(source.progress()).toEqual({ done: 11, total: 11 });
  });

  it('reaches both ends of a long history and the inside of a delta, and says where they stand', async () => {
    const commits = [...busyHistory(3000)];
    const filler = 'an unchanging line of a large file\n'.repeat(300);
    commits[0] = { files: { 'old.txt': `${filler}planted-at-the-start` } };
    commits[1500] = { files: { 'old.txt': `${filler.slice(0, 5000)}planted-in-a-delta\n${filler.slice(5000)}` } };
    commits[1501] = { files: { 'old.txt': null } };
    commits[2999] = { files: { 'deep/er/new.txt': 'planted-at-the-end' } };
    importHistory(fixture, commits);
    fixture.repack('-f', '--depth=50', '--window=10');
    const history = await read(fixture.path);
    expect(history.reasons).toEqual([]);
    const log = fixture.git('log', '--reverse', '--format=%H').split('\n');
    const [start] = await attributionOf(history, 'planted-at-the-start');
    expect(start).toEqual({
      source: 'git-blob',
      path: 'old.txt',
      commit: log[0],
      author: 'Ada Example <ada@example.com>',
      date: '2020-01-01T00:01:00.000Z',
      refs: ['main'],
      inHead: false,
    });
    expect(await attributionOf(history, 'planted-in-a-delta')).toMatchObject([
      { path: 'old.txt', commit: log[1500], inHead: false },
    ]);
    expect(await attributionOf(history, 'planted-at-the-end')).toMatchObject([
      { path: 'deep/er/new.txt', commit: log[2999], inHead: true },
    ]);
    const blob = holding(history.fragments, 'planted-in-a-delta')[0]?.origin.object ?? '';
    const packed = fixture
      .packs()
      .map((pack) => fixture.git('verify-pack', '-v', pack))
      .join('\n');
    // A seventh column is the base: one of the two versions of the file is a delta on the other.
    expect(packed.split('\n').some((line) => line.includes(blob) && line.trim().split(/\s+/).length === 7)).toBe(true);
  });

  it('gives each path of a blob with the oldest commit that has it there, and the refs that reach it', async () => {
    const first = fixture.commitFile('a.txt', 'the same content');
    fixture.git('checkout', '-q', '-b', 'side');
    const second = fixture.commitFile('folder/b.txt', 'the same content');
    fixture.git('checkout', '-q', 'main');
    fixture.git('tag', 'light');
    fixture.commitFile('c.txt', 'something else');
    fixture.git('merge', '-q', '--no-edit', 'side');
    const attributions = await attributionOf(await read(fixture.path), 'the same content');
    expect(attributions).toMatchObject([
      { path: 'a.txt', commit: first, refs: ['light', 'main', 'side'], inHead: true },
      { path: 'folder/b.txt', commit: second, refs: ['main', 'side'], inHead: true },
    ]);
  });

  it('names a commit, a tag and what nothing reaches', async () => {
    fixture.commitFile('a.txt', 'a');
    fixture.git('tag', '-a', 'v1', '-m', 'text of the tag');
    fixture.git('checkout', '-q', '-b', 'gone');
    const lost = fixture.commitFile('lost.txt', 'content that was lost', 'message that was lost');
    fixture.git('checkout', '-q', 'main');
    fixture.git('branch', '-q', '-D', 'gone');
    const history = await read(fixture.path);
    expect(history.reasons).toEqual([]);
    const place = { commit: lost, place: 'reflog HEAD@{1}' };
    expect(await attributionOf(history, 'content that was lost')).toMatchObject([{ source: 'git-blob', ...place }]);
    expect(await attributionOf(history, 'message that was lost')).toMatchObject([{ source: 'git-commit', ...place }]);
    expect(await attributionOf(history, 'change a.txt')).toMatchObject([
      { source: 'git-commit', refs: ['main', 'v1'] },
    ]);
    expect(await attributionOf(history, 'text of the tag')).toMatchObject([{ source: 'git-tag', refs: ['v1'] }]);
    fixture.git('checkout', '-q', '--detach', lost);
    expect(await attributionOf(await read(fixture.path), 'content that was lost')).toMatchObject([
      { commit: lost, refs: ['HEAD'] },
    ]);
  });

  it('calls a missing object of the reachable history a gap, and not one of a lost history', async () => {
    fixture.commitFile('keep.txt', 'kept');
    fixture.git('checkout', '-q', '-b', 'side');
    fixture.commitFile('gone.txt', 'this blob goes');
    fixture.git('checkout', '-q', 'main');
    const id = fixture.git('rev-parse', 'side:gone.txt');
    rmSync(join(fixture.path, '.git/objects', id.slice(0, 2), id.slice(2)));
    expect((await read(fixture.path)).reasons).toEqual([`object ${id}: missing, though the history names it`]);
    fixture.git('branch', '-q', '-D', 'side');
    expect((await read(fixture.path)).reasons).toEqual([]);
  });

  it('says that a clone is shallow or partial', async () => {
    for (const content of ['one', 'two', 'three']) fixture.commitFile('a.txt', content);
    fixture.git('config', 'uploadpack.allowFilter', 'true');
    const url = `file://${fixture.path}`;
    fixture.git('clone', '-q', '--depth=1', url, join(folder.path, 'shallow'));
    fixture.git('clone', '-q', '--no-checkout', '--filter=blob:none', url, join(folder.path, 'partial'));
    expect((await read(join(folder.path, 'shallow'))).reasons).toEqual([expect.stringContaining('shallow')]);
    expect((await read(join(folder.path, 'partial'))).reasons).toEqual([
      expect.stringContaining('partial clone: 3 objects'),
    ]);
  });

  it('calls a ref to nothing a gap', async () => {
    fixture.commitFile('a.txt', 'a');
    writeFileSync(join(fixture.path, '.git/refs/heads/broken'), `${'12'.repeat(20)}\n`);
    writeFileSync(join(fixture.path, '.git/refs/heads/garbage'), 'garbage\n');
    expect((await read(fixture.path)).reasons.join('\n')).toMatch(/refs\/heads\/garbage.*\n.*refs\/heads\/broken/);
  });

  it('knows a submodule for no missing object', async () => {
    const other = new GitFixture(join(folder.path, 'other'));
    other.commitFile('x', 'x');
    fixture.git('submodule', '--quiet', 'add', other.path, 'sub');
    fixture.commit('with a submodule');
    expect((await read(fixture.path)).reasons).toEqual([]);
    const inside = await read(join(fixture.path, 'sub'));
    expect(inside.reasons).toEqual([]);
    expect(holding(inside.fragments, 'change x')).toHaveLength(1);
  });

  it('streams a large blob in overlapping slices, loose and packed, also when it is read again', async () => {
    const lines = Buffer.from(`${'x'.repeat(99)}\n`.repeat(360_000));
    fixture.commitFile('large.log', Buffer.concat([lines, Buffer.from('planted at the end')]));
    for (const prepare of [() => {}, () => fixture.repack()]) {
      prepare();
      const { source, fragments } = await read(fixture.path);
      const found = holding(fragments, 'planted at the end');
      expect(found).toHaveLength(1);
      const { bytes, startLine, startColumn, origin } = found[0] as Fragment;
      const before = bytes.subarray(0, bytes.indexOf('planted')).toString('latin1');
      expect(startLine + before.split('\n').length - 1).toBe(360_001);
      expect(startColumn).toBe((((startLine - 1) * 100 + (startColumn - 1)) % 100) + 1);
      expect(source.coverage().units['objects']?.bytes).toBeGreaterThan(36_000_000);
      const position = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
      const again = await collect(rereadFragments({ ...origin, ...position }, signal));
      expect(holding(again, 'planted at the end').map((fragment) => fragment.startLine)).toEqual([startLine]);
    }
  });

  it('ends on trees that hold ten thousand million paths', async () => {
    const mktree = (input: string): string => fixture.gitBytes(['mktree'], input).toString('utf8').trim();
    let tree = mktree(`100644 blob ${fixture.dangling('at the bottom')}\tf\n`);
    for (let level = 0; level < 10; level += 1) {
      tree = mktree(Array.from({ length: 10 }, (_, index) => `040000 tree ${tree}\tf${String(index)}\n`).join(''));
    }
    fixture.git('update-ref', 'refs/heads/main', fixture.git('commit-tree', tree, '-m', 'bomb'));
    const attributions = await attributionOf(await read(fixture.path), 'at the bottom');
    expect(attributions).toHaveLength(1000);
    expect(attributions[0]).toMatchObject({ path: 'f0/f0/f0/f0/f0/f0/f0/f0/f0/f0/f', inHead: true });
  });

  it('stops when it is told to', async () => {
    importHistory(fixture, busyHistory(2000));
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    const source = await gitHistorySource(fixture.path);
    await expect(collect(source.fragments(controller.signal))).rejects.toThrow('enough');
  });

  it('turns a broken repository into a gap and fails where there is none', async () => {
    rmSync(join(fixture.path, '.git/objects'), { recursive: true });
    expect((await read(fixture.path)).reasons).toEqual([expect.stringContaining('it has no folder of objects')]);
    await expect(gitHistorySource(folder.path)).rejects.toMatchObject({ code: 'not-found' });
  });
});
