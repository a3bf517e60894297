import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitFixture, TemporaryFolder } from '../../test/support/git-fixtures.js';
import { collect, readSource } from '../../test/support/read-source.js';
import type { Attribution, Location } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import { showCommand } from '../reporters/show-command.js';
import { gitHistorySource } from './git-history.js';
import { rereadFragments } from './reread.js';

const { signal } = new AbortController();
const POSITION = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

describe('where an object stands', () => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  beforeEach(() => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(folder.path, 'repository'));
    fixture.commitFile('tracked', 'as it was');
  });
  afterEach(() => folder[Symbol.dispose]());

  /** The places of the one object that holds a text, none of the plain files, and no gap. */
  async function placesOf(text: string, path = fixture.path): Promise<readonly Attribution[]> {
    const source = await gitHistorySource(path);
    const fragments = await readSource(source);
    expect(source.coverage().gaps).toEqual([]);
    const objects = fragments.filter(({ origin, bytes }) => origin.object !== undefined && bytes.includes(text));
    expect(objects).toHaveLength(1);
    const object = objects[0]?.origin.object ?? '';
    const places = (await source.attribute?.(new Set([object]), signal))?.get(object) ?? [];
    for (const place of places) expectShown(text, { ...POSITION, repository: path, object, ...place });
    return places;
  }

  /** The command that shows the place does show it. */
  function expectShown(text: string, location: Location): void {
    const command = showCommand({ ...location, startLine: 1 }) ?? 'no command';
    expect(fixture.shell(command.replace(/ \| sed .*$/, ''))).toContain(text);
  }

  it('is the index for what is staged and was never committed', async () => {
    fixture.write('staged', 'only in the index');
    fixture.git('add', 'staged');
    expect(await placesOf('only in the index')).toEqual([{ source: 'git-blob', path: 'staged', place: 'index' }]);
  });

  it('is the index for a side of a conflict, also after it was resolved', async () => {
    fixture.git('checkout', '-q', '-b', 'side');
    fixture.commitFile('tracked', 'theirs');
    const theirs = fixture.git('rev-parse', 'side:tracked');
    fixture.git('checkout', '-q', 'main');
    fixture.git('branch', '-q', '-D', 'side');
    fixture.git('reflog', 'expire', '--expire=now', '--all');
    fixture.gitBytes(['update-index', '--index-info'], `100644 ${theirs} 3\tconflict\n`);
    expect(await placesOf('theirs')).toEqual([{ source: 'git-blob', path: 'conflict', place: 'index' }]);
    fixture.write('conflict', 'resolved');
    fixture.git('add', 'conflict');
    expect(await placesOf('theirs')).toEqual([
      { source: 'git-blob', path: 'conflict', place: 'index, a conflict that is resolved' },
    ]);
  });

  it('is the stash, with what was changed, staged and untracked told apart', async () => {
    fixture.write('tracked', 'changed in the stash');
    fixture.write('untracked', 'untracked in the stash');
    fixture.write('staged', 'staged in the stash');
    fixture.git('add', 'staged');
    fixture.write('staged', 'staged and then changed');
    fixture.git('stash', 'push', '-q', '--include-untracked');
    fixture.write('tracked', 'a newer stash');
    fixture.git('stash', 'push', '-q');
    expect(await placesOf('a newer stash')).toMatchObject([{ path: 'tracked', refs: ['stash'], place: 'stash@{0}' }]);
    expect(await placesOf('changed in the stash')).toMatchObject([{ path: 'tracked', place: 'stash@{1}' }]);
    expect(await placesOf('untracked in the stash')).toMatchObject([
      { path: 'untracked', place: 'stash@{1}, untracked' },
    ]);
    expect(await placesOf('staged in the stash')).toMatchObject([{ path: 'staged', place: 'stash@{1}, staged' }]);
  });

  it('is a commit that nothing reaches for a stash that was dropped', async () => {
    fixture.write('untracked', 'untracked in the stash');
    fixture.git('stash', 'push', '-q', '--include-untracked');
    const stash = fixture.git('rev-parse', 'stash');
    fixture.git('stash', 'drop', '-q');
    expect(await placesOf('untracked in the stash')).toMatchObject([
      {
        source: 'git-dangling',
        path: 'untracked',
        commit: fixture.git('rev-parse', `${stash}^3`),
        place: 'dropped stash, untracked',
      },
    ]);
  });

  it('is a reflog for what was amended away, and the lost commit when the reflog is gone', async () => {
    const lost = fixture.commitFile('file', 'amended away', 'a message that was lost');
    fixture.git('reset', '-q', '--hard', 'HEAD~1');
    expect(await placesOf('amended away')).toMatchObject([
      { source: 'git-blob', path: 'file', commit: lost, place: 'reflog HEAD@{1}' },
    ]);
    expect(await placesOf('a message that was lost')).toMatchObject([
      { source: 'git-commit', commit: lost, place: 'reflog HEAD@{1}' },
    ]);
    fixture.git('update-ref', '-d', 'ORIG_HEAD');
    fixture.git('reflog', 'expire', '--expire=now', '--all');
    expect(await placesOf('amended away')).toMatchObject([
      {
        source: 'git-dangling',
        path: 'file',
        commit: lost,
        place: 'dangling',
        author: 'Ada Example <ada@example.com>',
      },
    ]);
    expect(await placesOf('a message that was lost')).toMatchObject([
      { source: 'git-dangling', commit: lost, place: 'dangling' },
    ]);
  });

  it('is a head of unfinished work where there is no reflog', async () => {
    const lost = fixture.commitFile('file', 'reset away');
    fixture.git('reset', '-q', '--hard', 'HEAD~1');
    rmSync(join(fixture.path, '.git/logs'), { recursive: true });
    expect(await placesOf('reset away')).toMatchObject([{ commit: lost, place: 'ORIG_HEAD' }]);
  });

  it('is nothing but the object for a blob that nothing names', async () => {
    fixture.dangling('lost for good');
    expect(await placesOf('lost for good')).toEqual([{ source: 'git-dangling', place: 'dangling' }]);
  });

  it('is a note, or any other ref', async () => {
    const head = fixture.git('rev-parse', 'HEAD');
    fixture.git('notes', 'add', '-m', 'text of a note', head);
    expect(await placesOf('text of a note')).toMatchObject([{ path: head, refs: ['notes/commits'] }]);
    fixture.git('checkout', '-q', '--detach');
    const pull = fixture.commitFile('file', 'in a pull request');
    fixture.git('update-ref', 'refs/pull/7/head', pull);
    fixture.git('checkout', '-q', 'main');
    expect(await placesOf('in a pull request')).toMatchObject([{ path: 'file', commit: pull, refs: ['pull/7/head'] }]);
  });

  it('is a merge for what only the merge holds', async () => {
    fixture.git('checkout', '-q', '-b', 'side');
    fixture.commitFile('side', 's');
    fixture.git('checkout', '-q', 'main');
    fixture.commitFile('own', 'o');
    fixture.git('merge', '-q', '--no-commit', 'side');
    const merge = fixture.commitFile('evil', 'only in the merge');
    expect(await placesOf('only in the merge')).toMatchObject([{ path: 'evil', commit: merge, refs: ['main'] }]);
  });

  it('is a tag that only another tag names', async () => {
    fixture.git('tag', '-a', 'inner', '-m', 'text of the inner tag');
    fixture.git('tag', '-a', 'outer', '-m', 'text of the outer one', 'inner');
    fixture.git('tag', '-d', 'inner');
    expect(await placesOf('text of the inner tag')).toMatchObject([{ source: 'git-tag', refs: ['outer'] }]);
    fixture.git('tag', '-d', 'outer');
    expect(await placesOf('text of the inner tag')).toMatchObject([{ source: 'git-dangling', place: 'dangling' }]);
  });

  it('is the detached head, or the index, of another working tree', async () => {
    const other = join(folder.path, 'other');
    fixture.git('worktree', 'add', '-q', '--detach', other);
    const linked = new GitFixture(other, { exists: true });
    const commit = linked.commitFile('file', 'detached there');
    linked.write('staged', 'staged there');
    linked.git('add', 'staged');
    expect(await placesOf('detached there')).toMatchObject([{ commit, refs: ['worktrees/other/HEAD'] }]);
    expect(await placesOf('staged there')).toMatchObject([{ path: 'staged', place: 'worktrees/other/index' }]);
    expect(await placesOf('staged there', other)).toMatchObject([{ path: 'staged', place: 'index' }]);
    const main = fixture.commitFile('file', 'from the main one');
    fixture.git('checkout', '-q', '--detach');
    fixture.git('branch', '-q', '-D', 'main');
    expect(await placesOf('from the main one', other)).toMatchObject([{ commit: main, refs: ['main-worktree/HEAD'] }]);
  });

  it('is the tree of a commit for a name, with the line on which git lists it', async () => {
    const commit = fixture.commitFile('sub/folder/named-after-a-secret', 'x', 'a message');
    const source = await gitHistorySource(fixture.path);
    const found = (await readSource(source)).filter(({ bytes }) => bytes.includes('named-after'));
    expect(found.map(({ origin }) => origin.source)).toEqual(['git-tree']);
    const { origin, startLine } = found[0] as Fragment;
    const object = origin.object ?? '';
    const places = (await source.attribute?.(new Set([object]), signal))?.get(object) ?? [];
    expect(places).toMatchObject([{ source: 'git-tree', path: 'sub/folder', commit, refs: ['main'], inHead: true }]);
    const command = showCommand({ ...POSITION, startLine, ...origin, ...places[0] }) ?? '';
    expect(fixture.shell(command)).toBe('named-after-a-secret');
    const again = await collect(rereadFragments({ ...POSITION, ...origin, ...places[0] }, signal));
    expect(again.some(({ bytes }) => bytes.includes('named-after'))).toBe(true);
  });
});
