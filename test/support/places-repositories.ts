import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { GitFixture } from './git-fixtures.js';
import { type Expected, type Places, remoteUrl, type Scene, setting } from './places.js';

/** A repository of its own beside `main`, to be scanned too. */
function beside({ folder, alsoScanned }: Scene, name: string, options = {}): GitFixture {
  const path = join(folder, name);
  alsoScanned.push(path);
  return new GitFixture(path, options);
}

/** Its second commit removes what the first one brought. */
function deletedIn(fixture: GitFixture, token: string): Expected {
  const commit = fixture.commitFile('old.env', setting(token));
  fixture.git('rm', '-q', 'old.env');
  fixture.commitFile('README', 'hello\n');
  return { source: 'git-blob', path: 'old.env', commit, repository: fixture.path, inHead: false };
}

function cloneOf(scene: Scene, source: string, name: string, ...options: string[]): GitFixture {
  scene.main.git('clone', '-q', ...options, source, join(scene.folder, name));
  scene.alsoScanned.push(join(scene.folder, name));
  return new GitFixture(join(scene.folder, name), { exists: true });
}

function underMultiPackIndex(fixture: GitFixture, token: string): Expected {
  const expected = deletedIn(fixture, token);
  fixture.git('repack', '-q', '-d');
  fixture.commitFile('more', 'm\n');
  fixture.git('repack', '-q', '-d');
  fixture.git('multi-pack-index', 'write');
  return expected;
}

/** Afterwards git itself can no longer show what the packs hold. */
function loseIndexes(fixture: GitFixture): void {
  const folder = join(fixture.path, '.git/objects/pack');
  for (const file of readdirSync(folder)) if (file.endsWith('.idx')) rmSync(join(folder, file), { force: true });
}

/** Another form of repository each; the location names the repository. */
export const repositoryPlaces: Places = {
  'a bare repository': (scene, token) => {
    const source = new GitFixture(join(scene.folder, 'unscanned/bare-source'));
    const expected = deletedIn(source, token);
    return { ...expected, repository: cloneOf(scene, source.path, 'bare.git', '--bare').path };
  },
  'a SHA-256 repository': (scene, token) => {
    const fixture = beside(scene, 'sha256', { objectFormat: 'sha256' });
    const expected = deletedIn(fixture, token);
    fixture.repack();
    return { ...expected, object: expect.stringMatching(/^[0-9a-f]{64}$/) };
  },
  'a repository whose git directory is elsewhere': (scene, token) => {
    scene.main.git(
      'init',
      '-q',
      '--separate-git-dir',
      join(scene.folder, 'unscanned/away.git'),
      `${scene.folder}/away`,
    );
    const fixture = new GitFixture(join(scene.folder, 'away'), { exists: true });
    scene.alsoScanned.push(fixture.path);
    return deletedIn(fixture, token);
  },
  'objects that alternates lend': (scene, token) => {
    const lender = new GitFixture(join(scene.folder, 'unscanned/lender'));
    lender.commitFile('README', 'hello\n');
    const fixture = cloneOf(scene, lender.path, 'borrower', '--shared');
    const object = lender.dangling(setting(token));
    return { source: 'git-dangling', object, repository: fixture.path };
  },
  'packs under a multi-pack index': (scene, token) => underMultiPackIndex(beside(scene, 'midx'), token),
  'packs of which only a multi-pack index knows': (scene, token) => {
    const fixture = beside(scene, 'midx-alone');
    const expected = underMultiPackIndex(fixture, token);
    loseIndexes(fixture);
    return expected;
  },
  'a pack that has lost its index': (scene, token) => {
    const fixture = beside(scene, 'no-idx');
    const expected = deletedIn(fixture, token);
    fixture.repack();
    loseIndexes(fixture);
    return expected;
  },
  'a pack with an index of the first version': (scene, token) => {
    const fixture = beside(scene, 'idx-1');
    fixture.git('config', 'pack.indexVersion', '1');
    const expected = deletedIn(fixture, token);
    fixture.repack();
    return expected;
  },
  'a pack of what nothing reaches': (scene, token) => {
    const fixture = beside(scene, 'cruft');
    fixture.commitFile('README', 'hello\n');
    const object = fixture.dangling(setting(token));
    fixture.git('repack', '-q', '-d', '--cruft', '--cruft-expiration=never');
    return { source: 'git-dangling', object, repository: fixture.path, place: 'dangling' };
  },
  'an index in two files': (scene, token) => {
    const fixture = beside(scene, 'split-index');
    fixture.commitFile('README', 'hello\n');
    fixture.write('staged.env', setting(token));
    fixture.git('add', 'staged.env');
    fixture.git('update-index', '--split-index');
    rmSync(join(fixture.path, 'staged.env'));
    return { source: 'git-blob', path: 'staged.env', place: 'index', repository: fixture.path };
  },
  'the history of a submodule': (scene, token) => {
    const source = new GitFixture(join(scene.folder, 'unscanned/module-source'));
    const expected = deletedIn(source, token);
    const fixture = beside(scene, 'with-module');
    fixture.git('submodule', '--quiet', 'add', source.path, 'libs/module');
    fixture.commit('with a module');
    return { ...expected, repository: expect.stringContaining('with-module') };
  },
  'the history of a submodule that is no longer checked out': (scene, token) => {
    const source = new GitFixture(join(scene.folder, 'unscanned/module-source-2'));
    const expected = deletedIn(source, token);
    const fixture = beside(scene, 'without-module');
    fixture.git('submodule', '--quiet', 'add', source.path, 'libs/module');
    fixture.commit('with a module');
    fixture.git('submodule', '--quiet', 'deinit', '-f', 'libs/module');
    fixture.git('rm', '-q', '-f', 'libs/module');
    fixture.commit('without it');
    return { ...expected, repository: join(fixture.path, '.git/modules/libs/module') };
  },
  'the configuration of a submodule': (scene, token) => {
    const source = new GitFixture(join(scene.folder, 'unscanned/module-source-3'));
    source.commitFile('README', 'hello\n');
    const fixture = beside(scene, 'module-config');
    fixture.git('submodule', '--quiet', 'add', source.path, 'module');
    new GitFixture(join(fixture.path, 'module'), { exists: true }).git('remote', 'set-url', 'origin', remoteUrl(token));
    return { source: 'git-file', path: expect.stringMatching(/config$/) };
  },
  'a commit on the detached head of a linked working tree': (scene, token) => {
    const { linked, fixture } = linkedTree(scene, 'linked-1');
    const commit = linked.commitFile('file.env', setting(token));
    linked.git('rm', '-q', 'file.env');
    linked.commit('gone');
    return { source: 'git-blob', path: 'file.env', commit, repository: fixture.path };
  },
  'the index of a linked working tree': (scene, token) => {
    const { linked, fixture } = linkedTree(scene, 'linked-2');
    linked.write('staged.env', setting(token));
    linked.git('add', 'staged.env');
    rmSync(join(linked.path, 'staged.env'));
    return { path: 'staged.env', place: 'worktrees/linked-2-tree/index', repository: fixture.path };
  },
  'an untracked file of a linked working tree': (scene, token) => {
    const { linked } = linkedTree(scene, 'linked-3');
    linked.write('untracked.env', setting(token));
    return { source: 'worktree', path: 'untracked.env', repository: linked.path };
  },
  'a repository inside of a working tree': (scene, token) => {
    const fixture = beside(scene, 'outer');
    fixture.commitFile('README', 'hello\n');
    return deletedIn(new GitFixture(join(fixture.path, 'vendor/inner')), token);
  },
  'a bare repository inside of a folder': (scene, token) => {
    const source = new GitFixture(join(scene.folder, 'unscanned/bare-source-2'));
    const expected = deletedIn(source, token);
    scene.main.git('clone', '-q', '--bare', source.path, join(scene.folder, 'plain-folder/backup'));
    scene.alsoScanned.push(join(scene.folder, 'plain-folder'));
    return { ...expected, repository: join(scene.folder, 'plain-folder/backup') };
  },
  'an object of LFS that is here': (scene, token) => {
    const fixture = beside(scene, 'lfs');
    const oid = commitPointer(fixture, setting(token));
    const path = `.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`;
    fixture.write(path, setting(token));
    return { source: 'git-file', path, repository: fixture.path };
  },
};

/** Repositories that lack something: what they have is found, and what they lack is a gap that says so. */
export const partialPlaces: Places = {
  'a shallow clone': (scene, token) => {
    const source = new GitFixture(join(scene.folder, 'unscanned/shallow-source'));
    source.commitFile('README', 'hello\n');
    const commit = source.commitFile('kept.env', setting(token));
    const fixture = cloneOf(scene, `file://${source.path}`, 'shallow', '--depth=1');
    return { source: 'git-blob', path: 'kept.env', commit, repository: fixture.path };
  },
  'a partial clone': (scene, token) => {
    const source = new GitFixture(join(scene.folder, 'unscanned/partial-source'));
    source.git('config', 'uploadpack.allowFilter', 'true');
    source.commitFile('old', 'gone by the end\n');
    source.git('rm', '-q', 'old');
    const commit = source.commitFile('kept.env', setting(token));
    const fixture = cloneOf(scene, `file://${source.path}`, 'partial', '--filter=blob:none');
    return { source: 'git-blob', path: 'kept.env', commit, repository: fixture.path };
  },
  'a pointer of LFS whose object is not here': (scene, token) => {
    const fixture = beside(scene, 'lfs-missing');
    commitPointer(fixture, 'elsewhere\n');
    fixture.write('near.env', setting(token));
    return { source: 'worktree', path: 'near.env', repository: fixture.path };
  },
  'a bundle, whose objects are not read': (scene, token) => {
    const source = new GitFixture(join(scene.folder, 'unscanned/bundle-source'));
    source.commitFile('README', 'hello\n');
    const fixture = beside(scene, 'with-bundle');
    source.git('bundle', 'create', '-q', join(fixture.path, 'backup.bundle'), '--all');
    fixture.write('near.env', setting(token));
    return { source: 'worktree', path: 'near.env', repository: fixture.path };
  },
};

function linkedTree(scene: Scene, name: string): { readonly linked: GitFixture; readonly fixture: GitFixture } {
  const fixture = beside(scene, name);
  fixture.commitFile('README', 'hello\n');
  const path = join(scene.folder, `unscanned/${name}-tree`);
  fixture.git('worktree', 'add', '-q', '--detach', path);
  return { fixture, linked: new GitFixture(path, { exists: true }) };
}

function commitPointer(fixture: GitFixture, content: string): string {
  const oid = createHash('sha256').update(content).digest('hex');
  const size = String(Buffer.byteLength(content));
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`;
  fixture.commitFile('large.bin', pointer);
  return oid;
}
