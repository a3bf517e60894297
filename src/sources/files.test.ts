import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitFixture, TemporaryFolder } from '../../test/support/git-fixtures.js';
import { collect, readSource } from '../../test/support/read-source.js';
import { AppError } from '../core/errors.js';
import type { Location } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import { filesSource } from './files.js';
import { sourcesFor } from './open.js';
import { rereadFragments } from './reread.js';
import { OVERLAP_BYTES, SLICE_BYTES } from '../core/slices.js';
import { streamSource } from './stdin.js';
import { worktreeSource } from './worktree.js';

const { signal } = new AbortController();
const BOTH = { history: true, worktree: true };

function at({ origin }: Fragment): Location {
  return { ...origin, startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
}

/** Of files, not of the names in a folder. */
function filesOf(fragments: readonly Fragment[]): readonly Fragment[] {
  return fragments.filter(({ origin }) => origin.source !== 'file-name');
}

function paths(fragments: readonly Fragment[]): (string | undefined)[] {
  return filesOf(fragments).map(({ origin }) => origin.path);
}

async function textAgain(fragment: Fragment): Promise<string> {
  const again = await collect(rereadFragments(at(fragment), signal));
  return Buffer.concat(again.map(({ bytes }) => bytes)).toString('utf8');
}

describe('files', () => {
  let folder: TemporaryFolder;
  let root: string;
  beforeEach(() => {
    folder = new TemporaryFolder();
    root = realpathSync(folder.path);
  });
  afterEach(() => folder[Symbol.dispose]());

  function write(path: string | Buffer, content: string | Buffer): void {
    writeFileSync(
      typeof path === 'string' ? join(root, path) : Buffer.concat([Buffer.from(`${root}/`), path]),
      content,
    );
  }

  it('are all read, whatever their name or content, and can be read again by their shown name', async () => {
    mkdirSync(join(root, '.hidden'));
    write('.hidden/.env', 'A=1');
    write('line\nbreak', 'in a strange name');
    write('back\\slash', 'x');
    write(Buffer.from([0x66, 0xff, 0xfe]), 'in an invalid name');
    write('binary', Buffer.from([0, 1, 2, 255]));
    write('empty', '');
    const source = filesSource(root);
    const fragments = await readSource(source);
    expect(paths(fragments)).toEqual(['.hidden/.env', 'back\\\\slash', 'binary', 'f\\xff\\xfe', 'line\\x0abreak']);
    for (const fragment of fragments) expect(await textAgain(fragment)).toBe(fragment.bytes.toString('utf8'));
    expect(source.coverage()).toMatchObject({
      units: { files: { enumerated: 6, scanned: 5, skipped: { empty: 1 } } },
      gaps: [],
    });
  });

  it('are not opened when they are links, FIFOs or sockets, and these are counted', async () => {
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('/etc/hostname', join(root, 'outside'));
    execFileSync('mkfifo', [join(root, 'fifo')]);
    write('file', 'text');
    const source = filesSource(root);
    expect(paths(await readSource(source))).toEqual(['file']);
    expect(source.coverage()).toMatchObject({
      units: { files: { enumerated: 4, scanned: 1, skipped: { symlink: 2, special: 1 } } },
      gaps: [],
    });
  });

  it('have names that are read too, folder by folder, with what stands above them, and again', async () => {
    mkdirSync(join(root, 'a/b/c/d/e'), { recursive: true });
    write('a/b/c/d/e/empty', '');
    write(Buffer.from([0x66, 0xff, 0x0a]), '');
    write('g', 'text');
    const names = (await readSource(filesSource(root))).filter(({ origin }) => origin.source === 'file-name');
    expect(names.map(({ bytes, origin, startLine }) => [origin.path, startLine, bytes.toString('latin1')])).toEqual([
      ['.', 1, 'a\nf\xff\n\n'],
      ['.', 3, 'g\n'],
      ['a', 1, 'a/b\n'],
      ['a/b', 1, 'a/b/c\n'],
      ['a/b/c', 1, 'a/b/c/d\n'],
      ['a/b/c/d', 1, 'a/b/c/d/e\n'],
      ['a/b/c/d/e', 1, 'b/c/d/e/empty\n'],
    ]);
    for (const fragment of names.slice(2)) expect(await textAgain(fragment)).toBe(fragment.bytes.toString());
  });

  it('are a gap when a FIFO is asked for by name', async () => {
    execFileSync('mkfifo', [join(root, 'fifo')]);
    const source = filesSource(join(root, 'fifo'));
    expect(await readSource(source)).toEqual([]);
    expect(source.coverage()).toMatchObject({
      units: { files: { enumerated: 1, scanned: 0, skipped: { special: 1 } } },
      gaps: [{ what: join(root, 'fifo'), reason: 'a pipe, socket or device is not read' }],
    });
  });

  it.runIf(existsSync('/proc/self/fd'))('are not there when the name is that of a pipe without a path', () => {
    execFileSync('mkfifo', [join(root, 'unlinked')]);
    const fd = openSync(join(root, 'unlinked'), 'r+');
    rmSync(join(root, 'unlinked'));
    expect(() => filesSource(`/proc/self/fd/${String(fd)}`)).toThrow(AppError);
    closeSync(fd);
  });

  it('that vanish while a folder is read are gaps', async () => {
    write('a', 'text');
    mkdirSync(join(root, 'b'));
    write('b/c', 'text');
    const source = filesSource(root);
    for await (const fragment of source.fragments(signal)) {
      if (fragment.origin.path === 'a') execFileSync('rm', ['-r', join(root, 'b')]);
    }
    const { units, gaps } = source.coverage();
    expect(gaps).toEqual([{ what: join(root, 'b'), reason: expect.stringContaining('ENOENT') as string }]);
    expect(units['files']).toMatchObject({ enumerated: 2, scanned: 1, skipped: { unreadable: 1 } });
  });

  it('that are long come in overlapping slices, and their bytes are counted once', async () => {
    write('long', 'start');
    truncateSync(join(root, 'long'), 2 * SLICE_BYTES);
    const source = filesSource(join(root, 'long'));
    const fragments = await readSource(source);
    expect(fragments.map(({ startColumn }) => startColumn)).toEqual(
      [1, SLICE_BYTES - OVERLAP_BYTES, 2 * (SLICE_BYTES - OVERLAP_BYTES)].map((value, index) =>
        index === 0 ? value : value + 1,
      ),
    );
    expect(paths(fragments)).toEqual(Array(3).fill(join(root, 'long')));
    expect(source.coverage().units['files']?.bytes).toBe(2 * SLICE_BYTES);
  });

  it('of a working tree are read with ignored and untracked ones, without its .git', async () => {
    const fixture = new GitFixture(join(root, 'repository'));
    fixture.commitFile('.gitignore', '.env\n');
    fixture.write('.env', 'IGNORED=1');
    fixture.write('untracked', 'x');
    const nested = new GitFixture(join(root, 'repository/vendor/nested'));
    nested.commitFile('inner', 'y');
    const source = worktreeSource(fixture.path);
    const fragments = await readSource(source);
    expect(paths(fragments)).toEqual(['.env', '.gitignore', 'untracked', 'vendor/nested/inner']);
    expect(filesOf(fragments)[0]?.origin).toEqual({ source: 'worktree', repository: fixture.path, path: '.env' });
    expect(source.coverage().units['files']?.skipped).toEqual({ 'nested-repository': 1 });
  });

  it('in a stream are read to its end, and what came before it broke is read too', async () => {
    const piece = Buffer.from(`${'y'.repeat(999)}\n`.repeat(1000));
    const source = streamSource(Readable.from([piece, piece, piece, piece, piece, 'the end']), 'a log');
    const fragments = await readSource(source);
    expect(fragments.at(-1)?.bytes.toString('utf8').endsWith('the end')).toBe(true);
    expect(source.coverage()).toEqual({
      source: 'a log',
      units: { streams: { enumerated: 1, scanned: 1, skipped: {}, bytes: 5_000_007 } },
      gaps: [],
    });
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('came through');
      throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
    }
    const cut = streamSource(broken(), 'stdin');
    expect((await readSource(cut)).map(({ bytes }) => bytes.toString('utf8'))).toEqual(['came through']);
    expect(cut.coverage().gaps).toEqual([{ what: 'stdin', reason: 'cut off after 12 bytes: EIO: i/o error' }]);
  });

  it('in a stream that nobody writes to are not waited for after an interruption', async () => {
    const controller = new AbortController();
    const source = streamSource(new Readable({ read: () => {} }), 'stdin');
    const reading = collect(source.fragments(controller.signal));
    controller.abort(new Error('interrupted'));
    await expect(reading).rejects.toThrow('interrupted');
  });

  describe('and what there is to scan at a path', () => {
    async function kinds(path: string): Promise<string[]> {
      const sources = await sourcesFor(path, BOTH);
      return sources.map((source) => `${Object.keys(source.coverage().units)[0] ?? 'nothing'} of ${source.name}`);
    }

    it('is history and working tree of a repository, also from inside of .git', async () => {
      const { path } = new GitFixture(join(root, 'r'));
      mkdirSync(join(path, 'sub'));
      const both = [`objects of ${path}`, `files of ${path}`];
      expect(await kinds(path)).toEqual(both);
      expect(await kinds(join(path, '.git'))).toEqual(both);
      expect(await kinds(join(path, '.git/refs/heads'))).toEqual(both);
      expect(await kinds(join(path, 'sub'))).toEqual([`files of ${join(path, 'sub')}`]);
      expect(await kinds(join(path, '.git/HEAD'))).toEqual([`files of ${join(path, '.git/HEAD')}`]);
    });

    it('is read where a link called .git leads', async () => {
      const fixture = new GitFixture(join(root, 'r'));
      fixture.commitFile('a', 'text');
      mkdirSync(join(root, 'linked'));
      symlinkSync(join(fixture.path, '.git'), join(root, 'linked/.git'));
      const sources = await sourcesFor(join(root, 'linked'), BOTH);
      const fragments = (await Promise.all(sources.map(readSource))).flat();
      const objects = fragments.filter(({ origin }) => origin.object !== undefined && origin.source !== 'git-tree');
      expect(objects.map(({ origin }) => origin.source).sort()).toEqual(['git-blob', 'git-commit']);
      expect(sources.flatMap((source) => source.coverage().gaps)).toEqual([]);
    });

    it('is the history alone of a bare repository', async () => {
      const { path } = new GitFixture(join(root, 'bare.git'), { bare: true });
      expect(await kinds(path)).toEqual([`objects of ${path}`]);
      await expect(sourcesFor(path, { history: false, worktree: true })).rejects.toMatchObject({ code: 'not-found' });
    });

    it('is nothing where nothing is', async () => {
      await expect(sourcesFor(join(root, 'missing'), BOTH)).rejects.toMatchObject({ code: 'not-found', exitCode: 2 });
    });

    it.each([
      ['an empty .git', (path: string) => mkdirSync(join(path, '.git'), { recursive: true })],
      ['a .git file that leads nowhere', (path: string) => writeFileSync(join(path, '.git'), 'gitdir: ../nowhere\n')],
      ['a .git that is a link', (path: string) => symlinkSync('/nonexistent', join(path, '.git'))],
      ['a HEAD that names nothing', (path: string) => new GitFixture(path).write('.git/HEAD', 'garbage\n')],
      [
        'an unknown object format',
        (path: string) => new GitFixture(path).git('config', 'extensions.objectFormat', 'md5'),
      ],
    ])('is never clean with %s', async (_, damage) => {
      const path = join(root, 'broken');
      mkdirSync(path);
      damage(path);
      const sources = await sourcesFor(path, BOTH);
      for (const source of sources) await readSource(source);
      expect(sources.flatMap((source) => source.coverage().gaps)).not.toEqual([]);
      expect(sources).toHaveLength(2);
    });
  });

  it('are found again by what they are a part of, and a stream is not', async () => {
    const fixture = new GitFixture(join(root, 'r'));
    fixture.commitFile('a', 'text of a blob');
    fixture.git('tag', '-a', 'v1', '-m', 'text of a tag');
    const [history] = await sourcesFor(fixture.path, BOTH);
    if (history === undefined) throw new Error('no source');
    const fragments = await readSource(history);
    expect(new Set(fragments.map(({ origin }) => origin.source))).toEqual(
      new Set(['git-blob', 'git-commit', 'git-tag', 'git-tree', 'git-ref', 'git-file']),
    );
    for (const fragment of fragments) {
      const again = await collect(rereadFragments(at(fragment), signal));
      expect(again.map(({ bytes, origin }) => ({ bytes, origin }))).toEqual([
        { bytes: fragment.bytes, origin: fragment.origin },
      ]);
    }
    const first = fragments[0] as Fragment;
    const gone = { ...at(first), object: 'ab'.repeat(20) };
    await expect(collect(rereadFragments(gone, signal))).rejects.toMatchObject({ code: 'not-found' });
    const missing: Location = { ...at(first), source: 'file', repository: root, path: 'missing' };
    await expect(collect(rereadFragments(missing, signal))).rejects.toMatchObject({ code: 'not-found' });
    expect(() => rereadFragments({ ...at(first), source: 'stdin' }, signal)).toThrow(AppError);
  });
});
