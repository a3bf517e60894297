// What a scan says that a repository holds is compared with what git and find count there.
import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceCoverage } from '../../src/core/finding.js';
import { sourcesFor } from '../../src/sources/open.js';
import { catAllObjects, GitFixture, TemporaryFolder } from '../support/git-fixtures.js';
import { readSource } from '../support/read-source.js';

async function coverageOf(path: string): Promise<readonly SourceCoverage[]> {
  const sources = await sourcesFor(path, { history: true, worktree: true });
  for (const source of sources) await readSource(source);
  return sources.map((source) => source.coverage());
}

/** A bit of everything: deltas, loose objects, tags, notes, a stash, names of all kinds, ignored and untracked files. */
function fill(fixture: GitFixture): void {
  for (let index = 0; index < 15; index += 1) {
    fixture.commitFile(`folder/file ${String(index % 4)}`, `${'a line\n'.repeat(300)}${String(index)}`);
  }
  fixture.git('gc', '-q', '--prune=never');
  fixture.commitFile('later/line\nbreak', 'loose');
  fixture.git('checkout', '-q', '-b', 'side/branch', 'HEAD~3');
  fixture.commitFile('only/on/the/side', 'unmerged');
  fixture.git('checkout', '-q', 'main');
  fixture.git('tag', '-a', 'v1', '-m', 'a tag');
  fixture.git('tag', 'light');
  fixture.git('notes', 'add', '-m', 'a note');
  fixture.commitFile('empty', '');
  fixture.dangling('lost');
  fixture.write('stashed', 'x');
  fixture.git('stash', 'push', '-q', '--include-untracked');
  fixture.commitFile('.gitignore', 'ignored\n');
  fixture.write('ignored', 'y');
  fixture.write('folder/untracked', 'z');
  fixture.write('empty-too', '');
}

/** Distinct names of what is in any tree, by asking git about one tree after the other. */
function countNames(fixture: GitFixture): number {
  const names = new Set<string>();
  for (const [id, { type }] of catAllObjects(fixture.path)) {
    if (type !== 'tree') continue;
    const listed = fixture.gitBytes(['ls-tree', '-z', '--name-only', id]).toString('latin1').split('\0');
    for (const name of listed) if (name !== '') names.add(name);
  }
  return names.size;
}

function find(path: string, ...args: string[]): number {
  const found = execFileSync('find', [path, '-type', 'f', ...args, '-print0'], { encoding: 'latin1' });
  return found.split('\0').length - 1;
}

describe.each(['sha1', 'sha256'] as const)('the coverage of a scan with ids of %s', (objectFormat) => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  let history: SourceCoverage | undefined;
  let worktree: SourceCoverage | undefined;
  beforeAll(async () => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(realpathSync(folder.path), 'repository'), { objectFormat });
    fill(fixture);
    [history, worktree] = await coverageOf(fixture.path);
  });
  afterAll(() => folder[Symbol.dispose]());

  it('has every object of every kind, with their bytes', () => {
    const objects = [...catAllObjects(fixture.path).values()];
    const contents = objects.filter(({ type, bytes }) => type !== 'tree' && bytes.length > 0);
    expect(history?.units['objects']).toEqual({
      enumerated: objects.length,
      scanned: contents.length,
      skipped: { tree: objects.filter(({ type }) => type === 'tree').length, empty: 1 },
      bytes: contents.reduce((sum, { bytes }) => sum + bytes.length, 0),
    });
    const reachable = fixture.git('rev-list', '--all', '--objects').split('\n').length;
    expect(history?.units['objects']?.enumerated).toBeGreaterThan(reachable);
  });

  it('has every ref', () => {
    const refs = fixture.git('for-each-ref', '--format=%(refname)').split('\n').length;
    expect(history?.units['refs']).toMatchObject({ enumerated: refs, scanned: refs });
  });

  it('has every name in every tree', () => {
    const names = countNames(fixture);
    expect(names).toBeGreaterThan(10);
    expect(history?.units['names']).toMatchObject({ enumerated: names, scanned: names });
  });

  it('has every plain file of the git directory', () => {
    const isObject = ['-regex', `.*/objects/\\([0-9a-f][0-9a-f]/[0-9a-f]*\\|pack/.*\\.\\(pack\\|idx\\)\\)`];
    expect(history?.units['git-files']?.enumerated).toBe(find(join(fixture.path, '.git'), '-not', ...isObject));
  });

  it('has every file of the working tree, ignored and untracked ones too', () => {
    const unit = worktree?.units['files'];
    expect(unit?.enumerated).toBe(find(fixture.path, '-not', '-path', '*/.git/*'));
    expect(unit?.skipped).toEqual({ empty: 2 });
  });

  it('has no gap', () => {
    expect([history?.gaps, worktree?.gaps]).toEqual([[], []]);
  });
});
