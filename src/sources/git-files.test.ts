import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitFixture, TemporaryFolder } from '../../test/support/git-fixtures.js';
import { readSource } from '../../test/support/read-source.js';
import type { SourceCoverage } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import { gitHistorySource } from './git-history.js';
import { sourcesFor } from './open.js';
import type { Source } from './source.js';

const ALL = { history: true, worktree: true } as const;

interface Read {
  readonly fragments: readonly Fragment[];
  readonly coverage: readonly SourceCoverage[];
}

/** All sources at a path with those nested in them. */
async function readAll(path: string, outside: 'follow' | 'gap' = 'follow'): Promise<Read> {
  const fragments: Fragment[] = [];
  const coverage: SourceCoverage[] = [];
  const readOne = async (source: Source): Promise<void> => {
    fragments.push(...(await readSource(source)));
    coverage.push(source.coverage());
    for await (const inner of source.nested?.() ?? []) await readOne(inner);
  };
  for (const source of await sourcesFor(path, { ...ALL, outside })) await readOne(source);
  return { fragments, coverage };
}

function gapsOf({ coverage }: Read): string[] {
  return coverage.flatMap(({ gaps }) => gaps.map(({ what, reason }) => `${what}: ${reason}`));
}

function pathsHolding({ fragments }: Read, text: string): string[] {
  return fragments.filter(({ bytes }) => bytes.includes(text)).map(({ origin }) => origin.path ?? origin.source);
}

describe('the plain files of a git directory', () => {
  let folder: TemporaryFolder;
  let root: string;
  let fixture: GitFixture;
  beforeEach(() => {
    folder = new TemporaryFolder();
    root = realpathSync(folder.path);
    fixture = new GitFixture(join(root, 'repository'));
    fixture.commitFile('file', 'content', 'a message');
  });
  afterEach(() => folder[Symbol.dispose]());

  function plant(path: string, text: string): void {
    mkdirSync(dirname(join(fixture.path, '.git', path)), { recursive: true });
    appendFileSync(join(fixture.path, '.git', path), `\n# ${text}\n`);
  }

  it.each([
    'config',
    'config.worktree',
    'description',
    'FETCH_HEAD',
    'COMMIT_EDITMSG',
    'MERGE_MSG',
    'packed-refs.old',
    'info/exclude',
    'info/attributes',
    'hooks/pre-push',
    'logs/HEAD',
    'logs/refs/heads/a/deleted/branch',
    'credentials',
    'rebase-merge/message',
    'worktrees/gone/config.worktree',
    'modules/no-repository/note',
    'objects/info/packs',
    'objects/pack/pack-x.keep',
    'lfs/objects/ab/cd/content',
    'index.lock',
  ])('are read: %s', async (path) => {
    plant(path, 'planted text');
    expect(pathsHolding(await readAll(fixture.path), 'planted text')).toEqual([`.git/${path}`]);
  });

  it('are as many as there are in the folder, each read or left out for a reason', async () => {
    for (let index = 0; index < 5; index += 1) fixture.commitFile(`file ${String(index)}`, `content ${String(index)}`);
    fixture.repack('-b');
    fixture.git('commit-graph', 'write');
    fixture.commitFile('loose', 'loose');
    fixture.git('stash', 'list');
    const { coverage, ...rest } = await readAll(fixture.path);
    expect(gapsOf({ coverage, ...rest })).toEqual([]);
    const found = execFileSync('find', ['.git', '-type', 'f'], { cwd: fixture.path, encoding: 'utf8' })
      .trim()
      .split('\n');
    const files = found.filter(
      (path) => !/^\.git\/objects\/(?:[0-9a-f]{2}\/[0-9a-f]{38}|pack\/.*\.(?:pack|idx))$/.test(path),
    );
    const unit = coverage[0]?.units['git-files'];
    expect(unit?.enumerated).toBe(files.length);
    expect(unit?.skipped).toMatchObject({ index: 1, derived: 2 });
  });

  it('are not opened when they are links, FIFOs or sockets', async () => {
    execFileSync('mkfifo', [join(fixture.path, '.git/hooks/fifo')]);
    symlinkSync('/etc/hostname', join(fixture.path, '.git/info/link'));
    symlinkSync('..', join(fixture.path, '.git/info/loop'));
    const { coverage } = await readAll(fixture.path);
    expect(coverage[0]?.units['git-files']?.skipped).toMatchObject({ special: 1, symlink: 2 });
  });

  it('are those of the repository also for a linked working tree and for a bare one', async () => {
    plant('config', 'planted text');
    fixture.git('worktree', 'add', '-q', join(root, 'linked'));
    const linked = await readAll(join(root, 'linked'));
    expect(pathsHolding(linked, 'planted text')).toEqual([join(fixture.path, '.git/config')]);
    expect(gapsOf(linked)).toEqual([]);
    fixture.git('clone', '-q', '--bare', '.', join(root, 'bare.git'));
    appendFileSync(join(root, 'bare.git/config'), '# planted text\n');
    expect(pathsHolding(await readAll(join(root, 'bare.git')), 'planted text')).toEqual(['config']);
  });

  it('are read once for a submodule, as its own', async () => {
    const other = new GitFixture(join(root, 'other'));
    other.commitFile('x', 'x');
    fixture.git('submodule', '--quiet', 'add', other.path, 'sub');
    plant('modules/sub/config', 'planted text');
    const read = await readAll(fixture.path);
    expect(pathsHolding(read, 'planted text')).toEqual([join(fixture.path, '.git/modules/sub/config')]);
    expect(gapsOf(read)).toEqual([]);
  });

  it('are read as they are where an index is damaged, which is a gap', async () => {
    const path = join(fixture.path, '.git/index');
    const index = readFileSync(path);
    index[40] = 0xff;
    writeFileSync(path, index);
    const read = await readAll(fixture.path);
    expect(gapsOf(read)).toEqual([expect.stringContaining('index: its checksum is wrong')]);
    expect(pathsHolding(read, 'DIRC')).toEqual(['.git/index']);
  });

  it('hold names of untracked files, as the index remembers them', async () => {
    fixture.git('config', 'core.untrackedCache', 'true');
    fixture.git('update-index', '--force-untracked-cache');
    fixture.write('untracked-and-removed', 'x');
    fixture.git('status');
    fixture.git('status');
    rmSync(join(fixture.path, 'untracked-and-removed'));
    expect(pathsHolding(await readAll(fixture.path), 'untracked-and-removed')).toEqual(['.git/index']);
  });
});

describe('names', () => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  beforeEach(() => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(realpathSync(folder.path), 'repository'));
    fixture.commitFile('file', 'content', 'a message');
  });
  afterEach(() => folder[Symbol.dispose]());

  it('of files and folders are scanned once each, whatever they hold', async () => {
    fixture.commitFile('a/b/c', 'x');
    fixture.commitFile('b/line\nbreak', 'y');
    fixture.commitFile('b/ünï', 'z');
    fixture.git('rm', '-q', '-r', 'a');
    fixture.commit('removed');
    fixture.write('only/staged', 'w');
    fixture.git('add', 'only/staged');
    const source = await gitHistorySource(fixture.path);
    const names = (await readSource(source)).filter(({ origin }) => ['git-tree', 'git-index'].includes(origin.source));
    const lines = names.flatMap(({ bytes }) => bytes.toString('utf8').trimEnd());
    expect(lines.sort().join('|').split(/[|\n]/).sort()).toEqual(
      ['a', 'b', 'break', 'c', 'file', 'line', 'only/staged', 'ünï'].sort(),
    );
    expect(source.coverage().units['names']).toMatchObject({ enumerated: 8, scanned: 8, skipped: {} });
  });

  it('of refs are scanned, those of another working tree, of notes and of what is broken too', async () => {
    fixture.git('branch', 'feature/named');
    fixture.git('tag', 'v1');
    fixture.git('pack-refs', '--all');
    fixture.git('notes', 'add', '-m', 'x');
    fixture.git('update-ref', 'refs/pull/1/head', 'HEAD');
    fixture.git('worktree', 'add', '-q', '--detach', join(folder.path, 'linked'));
    new GitFixture(join(folder.path, 'linked'), { exists: true }).git('update-ref', 'refs/worktree/own', 'HEAD');
    writeFileSync(join(fixture.path, '.git/refs/heads/broken'), 'garbage\n');
    const source = await gitHistorySource(fixture.path);
    const [refs, ...others] = (await readSource(source)).filter(({ origin }) => origin.source === 'git-ref');
    expect(others).toEqual([]);
    const listed = fixture.git('for-each-ref', '--format=%(refname)').split('\n');
    const lines = refs?.bytes.toString('utf8').trimEnd().split('\n') ?? [];
    expect(lines).toEqual([...listed, 'refs/heads/broken', 'worktrees/linked/refs/worktree/own']);
    expect(source.coverage().units['refs']).toMatchObject({
      enumerated: listed.length + 2,
      scanned: listed.length + 2,
    });
  });
});

describe('LFS', () => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  beforeEach(() => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(realpathSync(folder.path), 'repository'));
  });
  afterEach(() => folder[Symbol.dispose]());

  /** Commits a pointer as the filter of LFS writes it. */
  function commitPointer(path: string, content: string): string {
    const oid = createHash('sha256').update(content).digest('hex');
    const version = ['version https://git-lfs', 'github', 'com/spec/v1'].join('.');
    fixture.commitFile(path, `${version}\noid sha256:${oid}\nsize ${String(content.length)}\n`);
    return oid;
  }

  function store(oid: string, content: string): void {
    const path = join(fixture.path, '.git/lfs/objects', oid.slice(0, 2), oid.slice(2, 4), oid);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  it('objects that are here are read, and those that are not are one gap', async () => {
    store(commitPointer('here', 'content that is here'), 'content that is here');
    const cut = commitPointer('cut', 'content that was cut off');
    store(cut, 'content');
    const missing = Array.from({ length: 30 }, (_, index) =>
      commitPointer(`m${String(index)}`, `missing ${String(index)}`),
    );
    const read = await readAll(fixture.path);
    expect(pathsHolding(read, 'content that is here')).toEqual([expect.stringMatching(/^\.git\/lfs\/objects\//)]);
    expect(gapsOf(read)).toEqual([expect.stringContaining('the contents of 31 LFS pointers are not here')]);
    expect(read.coverage[0]?.units['lfs-pointers']).toEqual({
      enumerated: 32,
      scanned: 1,
      skipped: { missing: missing.length + 1 },
      bytes: 0,
    });
  });
});

describe('what leads out of the scanned place', () => {
  let folder: TemporaryFolder;
  let root: string;
  let fixture: GitFixture;
  beforeEach(() => {
    folder = new TemporaryFolder();
    root = realpathSync(folder.path);
    fixture = new GitFixture(join(root, 'repository'));
    fixture.commitFile('file', 'content of the history', 'a message');
  });
  afterEach(() => folder[Symbol.dispose]());

  it.each([
    [
      'alternates',
      () => {
        fixture.commitFile('file', 'a newer content');
        fixture.git('clone', '-q', '--shared', '.', join(root, 'place'));
      },
      /alternate .*repository\/\.git\/objects: .*leads out of .*place/,
      'content of the history',
    ],
    [
      'the git directory of a linked working tree',
      () => {
        fixture.git('worktree', 'add', '-q', join(root, 'place'));
      },
      /place: .*repository\/\.git\/worktrees\/place: it leads out of .*place/,
      'a message',
    ],
    [
      'a common directory',
      () => {
        fixture.git('clone', '-q', '.', join(root, 'place'));
        fixture.commitFile('file', 'only there');
        writeFileSync(join(root, 'place/.git/commondir'), `${join(fixture.path, '.git')}\n`);
      },
      /place: .*repository\/\.git: it leads out of .*place/,
      'only there',
    ],
    [
      'a link in the place of .git',
      () => {
        mkdirSync(join(root, 'place'));
        symlinkSync(join(fixture.path, '.git'), join(root, 'place/.git'));
      },
      /place: .*leads out of .*place/,
      'a message',
    ],
    [
      'linked refs',
      () => {
        fixture.git('clone', '-q', '.', join(root, 'place'));
        fixture.git('branch', 'named-there');
        rmSync(join(root, 'place/.git/refs'), { recursive: true });
        symlinkSync(join(fixture.path, '.git/refs'), join(root, 'place/.git/refs'));
      },
      /place\/\.git\/refs: .*leads out of .*place/,
      'named-there',
    ],
    [
      'a linked working tree',
      () => {
        renameSync(fixture.path, join(root, 'place'));
        const moved = new GitFixture(join(root, 'place'), { exists: true });
        moved.git('worktree', 'add', '-q', join(root, 'linked'));
        writeFileSync(join(root, 'linked/untracked'), 'untracked there');
      },
      /linked: a working tree out of .*place is not followed/,
      'untracked there',
    ],
  ])('is followed or a gap: %s', async (_, prepare, gap, text) => {
    prepare();
    const followed = await readAll(join(root, 'place'));
    expect(gapsOf(followed)).toEqual([]);
    expect(pathsHolding(followed, text)).not.toEqual([]);
    const kept = await readAll(join(root, 'place'), 'gap');
    expect(gapsOf(kept).some((line) => gap.test(line))).toBe(true);
    expect(pathsHolding(kept, text)).toEqual([]);
  });

  it('is nothing of a submodule, whose git directory is in the repository', async () => {
    const other = new GitFixture(join(root, 'other'));
    other.commitFile('x', 'content of the submodule');
    fixture.git('submodule', '--quiet', 'add', other.path, 'sub');
    fixture.commit('with a submodule');
    const read = await readAll(fixture.path, 'gap');
    expect(gapsOf(read)).toEqual([]);
    // In the working tree, and as an object.
    expect(pathsHolding(read, 'content of the submodule')).toHaveLength(2);
  });
});
