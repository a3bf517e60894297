import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ObjectDatabase } from '../../src/git/object-database.js';
import { openRepository } from '../../src/git/repository.js';
import { busyHistory, catAllObjects, GitFixture, importHistory, TemporaryFolder } from '../support/git-fixtures.js';

/** Reads everything with our reader and with git, and expects the same bytes, each object once, no gap. */
function expectSameObjects(path: string, expected = catAllObjects(path)): number {
  const database = new ObjectDatabase(openRepository(path));
  const seen = new Set<string>();
  for (const item of database.objects()) {
    const id = database.ids.hex(item.number);
    if (item.kind !== 'object') throw new Error(`object ${id} is ${item.kind}`);
    expect(seen.has(id), `object ${id} comes twice`).toBe(false);
    seen.add(id);
    const oracle = expected.get(id);
    if (oracle?.type !== item.type || !oracle.bytes.equals(item.bytes))
      throw new Error(`object ${id} differs from git's`);
  }
  expect(database.gaps.list()).toEqual([]);
  expect(seen.size).toBe(expected.size);
  expectSameByRandomAccess(database, expected);
  database.close();
  return seen.size;
}

function expectSameByRandomAccess(database: ObjectDatabase, expected: ReturnType<typeof catAllObjects>): void {
  for (const [id, { type, bytes }] of [...expected].filter((_, index) => index % 7 === 0)) {
    const content = database.find(id);
    expect('type' in content && content.type === type && content.bytes.equals(bytes), `object ${id}`).toBe(true);
  }
}

function small(fixture: GitFixture): void {
  for (let index = 0; index < 12; index += 1) {
    fixture.commitFile(
      `folder/file ${String(index % 3)}.txt`,
      `${'the same line\n'.repeat(200)}and line ${String(index)}\n`,
    );
  }
  fixture.write('empty', '');
  fixture.write('binary', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) % 256)));
  fixture.commit('a message with ünïcode');
  fixture.git('tag', '-a', 'v1', '-m', 'an annotated tag');
  fixture.git('tag', '-a', 'v1-again', '-m', 'a tag of a tag', 'v1');
  fixture.dangling('nothing names this');
}

/** Packs all objects so that deltas name their base by id, and moves the pack into place. */
function packWithRefDeltas(fixture: GitFixture): void {
  const ids = [...catAllObjects(fixture.path).keys()].join('\n');
  fixture.gitBytes(['pack-objects', '-q', '--window=50', '--no-reuse-delta', '.git/objects/pack/pack'], `${ids}\n`);
  fixture.git('prune-packed', '-q');
}

describe('our reader of git objects and git itself', () => {
  let folder: TemporaryFolder;
  beforeAll(() => {
    folder = new TemporaryFolder();
  });
  afterAll(() => folder[Symbol.dispose]());

  it('agree on loose objects', () => {
    const fixture = new GitFixture(join(folder.path, 'loose'));
    small(fixture);
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
  });

  it('agree on a pack with deltas by offset, and on loose objects beside it', () => {
    const fixture = new GitFixture(join(folder.path, 'packed'));
    small(fixture);
    fixture.git('gc', '-q', '--prune=never');
    expect(fixture.git('verify-pack', '-v', fixture.packs()[0] ?? '')).toMatch(/chain length = 1/);
    fixture.commitFile('later.txt', 'loose again');
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
  });

  it('agree on deltas that name their base by id', () => {
    const fixture = new GitFixture(join(folder.path, 'ref-delta'));
    small(fixture);
    packWithRefDeltas(fixture);
    expect(fixture.git('verify-pack', '-v', fixture.packs()[0] ?? '')).toMatch(/chain length = /);
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
  });

  it('agree on several packs that share objects', () => {
    const fixture = new GitFixture(join(folder.path, 'several'));
    small(fixture);
    fixture.git('repack', '-q', '-d');
    fixture.commitFile('more.txt', 'more');
    fixture.git('repack', '-q', '-d');
    packWithRefDeltas(fixture);
    expect(fixture.packs().length).toBeGreaterThan(2);
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
  });

  it('agree on a thin pack whose bases are in another pack', () => {
    const fixture = new GitFixture(join(folder.path, 'thin'));
    small(fixture);
    fixture.repack();
    const before = fixture.git('rev-parse', 'HEAD');
    fixture.commitFile('folder/file 0.txt', `${'the same line\n'.repeat(200)}and a line that is new\n`);
    const thin = fixture.gitBytes(['pack-objects', '-q', '--thin', '--stdout', '--revs'], `HEAD\n^${before}\n`);
    expect(thin.length).toBeGreaterThan(32);
    // Git completes a thin pack when it comes in; the base that it appends is then in two packs.
    fixture.gitBytes(['index-pack', '--stdin', '--fix-thin'], thin);
    fixture.git('prune-packed', '-q');
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
  });

  it('agree on objects borrowed from another repository', () => {
    const origin = new GitFixture(join(folder.path, 'origin'));
    small(origin);
    origin.repack();
    origin.git('clone', '-q', '--shared', '.', join(folder.path, 'borrower'));
    const borrower = new GitFixture(join(folder.path, 'borrower'));
    borrower.commitFile('own.txt', 'own');
    expect(expectSameObjects(borrower.path)).toBeGreaterThan(40);
  });

  it('agree on a bare repository and on a linked working tree', () => {
    const fixture = new GitFixture(join(folder.path, 'main'));
    small(fixture);
    fixture.git('worktree', 'add', '-q', join(folder.path, 'linked'), '-b', 'other');
    fixture.git('clone', '-q', '--bare', '.', join(folder.path, 'bare.git'));
    expect(expectSameObjects(join(folder.path, 'linked'))).toBeGreaterThan(40);
    expect(expectSameObjects(join(folder.path, 'bare.git'))).toBeGreaterThan(40);
  });

  it('agree on an index with offsets of 64 bits', () => {
    const fixture = new GitFixture(join(folder.path, 'large-offsets'));
    small(fixture);
    fixture.repack();
    const pack = fixture.packs()[0] ?? '';
    const index = pack.replace(/pack$/, 'idx');
    const rewritten = `${index}.new`;
    fixture.git('index-pack', '--index-version=2,0x40', '-o', rewritten, pack);
    renameSync(rewritten, index);
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
  });

  it('agree on a long history made by fast-import, before and after it is packed again', () => {
    const fixture = new GitFixture(join(folder.path, 'long'));
    importHistory(fixture, busyHistory(1500));
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(7000);
    fixture.repack('-f', '--depth=50', '--window=10');
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
  });

  it('agree on a repository with ids of SHA-256, loose and packed, and on one that borrows from it', () => {
    const fixture = new GitFixture(join(folder.path, 'sha256'), { objectFormat: 'sha256' });
    small(fixture);
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
    fixture.git('gc', '-q', '--prune=never');
    fixture.commitFile('later.txt', 'loose again');
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
    packWithRefDeltas(fixture);
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
    fixture.git('clone', '-q', '--shared', '.', join(folder.path, 'borrower-sha256'));
    expect(expectSameObjects(join(folder.path, 'borrower-sha256'))).toBeGreaterThan(40);
  });

  it('agree on an index of the first version', () => {
    const fixture = new GitFixture(join(folder.path, 'index-v1'));
    small(fixture);
    fixture.git('config', 'pack.indexVersion', '1');
    fixture.repack('-f');
    const index = readFileSync((fixture.packs()[0] ?? '').replace(/pack$/, 'idx'));
    expect(index.readUInt32BE(0)).not.toBe(0xff744f63);
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
  });

  it.each([
    ['by offset', (fixture: GitFixture) => fixture.repack('-f')],
    ['by id', packWithRefDeltas],
  ])('agree on a pack without an index, with deltas %s', (name, pack) => {
    const fixture = new GitFixture(join(folder.path, `no-index ${name}`));
    importHistory(fixture, busyHistory(60));
    small(fixture);
    pack(fixture);
    // Git does not look into a pack without an index.
    const expected = catAllObjects(fixture.path);
    for (const path of fixture.packs()) rmSync(path.replace(/pack$/, 'idx'));
    expect(expectSameObjects(fixture.path, expected)).toBeGreaterThan(40);
  });

  it('agree on packs with an index for several of them', () => {
    const fixture = new GitFixture(join(folder.path, 'multi-pack'));
    small(fixture);
    fixture.git('repack', '-q', '-d');
    fixture.commitFile('more.txt', 'more');
    fixture.git('repack', '-q', '-d');
    fixture.git('multi-pack-index', 'write');
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
    const expected = catAllObjects(fixture.path);
    rmSync((fixture.packs()[0] ?? '').replace(/pack$/, 'idx'));
    expect(expectSameObjects(fixture.path, expected)).toBeGreaterThan(40);
  });

  it('agree on temporary files that are no objects', () => {
    const fixture = new GitFixture(join(folder.path, 'temporary'));
    small(fixture);
    const fan = readdirSync(join(fixture.path, '.git/objects')).find((name) => name.length === 2) ?? '';
    writeFileSync(join(fixture.path, '.git/objects', fan, 'tmp_obj_123456'), 'half an object');
    expect(expectSameObjects(fixture.path)).toBeGreaterThan(40);
  });
});
