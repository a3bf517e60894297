// Whatever is no plain file is never waited for and never read without end, and the report says that it was left out.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitFixture, TemporaryFolder } from '../support/git-fixtures.js';
import { setting, tokenOf } from '../support/places.js';
import { type CommandResult, Home } from './support/command.js';
import { CoverageOf } from './support/coverage-of.js';

const TIMEOUT = { timeout: 120_000 };

let home: Home;
let repository: GitFixture;
beforeEach(() => {
  home = new Home();
  repository = new GitFixture(join(home.work, 'repository'));
});
afterEach(() => {
  home.remove();
});

const inside = (path: string): string => join(repository.path, path);
const scan = (...argv: readonly string[]): Promise<CommandResult> =>
  home.run(['scan', '--json', ...argv], { cwd: repository.path });

/** What stands in the place of a file: in the working tree, in the git directory, and where git would not do without. */
const LEFT_OUT = ['x.env', '.gitignore', 'unleak.yaml'];
const LEFT_OUT_OF_GIT = ['.git/logs/HEAD', '.git/hooks/pre-push'];
const MISSED = [
  '.git/index',
  '.git/packed-refs',
  '.git/config',
  '.git/HEAD',
  '.git/refs/heads/other',
  '.git/shallow',
  '.git/objects/info/alternates',
  '.git/objects/pack/multi-pack-index',
  '.git/objects/pack/pack-0.idx',
  `.git/objects/00/${'0'.repeat(38)}`,
];

describe.each([
  ['a FIFO', 'special', (path: string): void => void execFileSync('mkfifo', [path])],
  ['a link to zeros without end', 'symlink', (path: string): void => symlinkSync('/dev/zero', path)],
] as const)('%s in the place of a file', (_, reason, make) => {
  beforeEach(() => {
    repository.commitFile('first.txt', 'hello\n');
    mkdirSync(inside('.git/objects/00'), { recursive: true });
  });
  const replace = (path: string): void => {
    rmSync(inside(path), { recursive: true, force: true });
    make(inside(path));
  };

  it.each([...LEFT_OUT, ...LEFT_OUT_OF_GIT])('is counted with its reason: %s', TIMEOUT, async (path) => {
    replace(path);
    const result = await scan('.');
    const coverage = new CoverageOf(result);
    expect(coverage.skipped(path.startsWith('.git/') ? 'git-files' : 'files')).toMatchObject({ [reason]: 1 });
    expect(coverage.gaps).toEqual([]);
    expect([coverage.state, result.code]).toEqual(['complete', 0]);
  });

  it.each(MISSED)('is a gap where git needs it, and the scan is incomplete: %s', TIMEOUT, async (path) => {
    replace(path);
    const result = await scan('.');
    const coverage = new CoverageOf(result);
    const name =
      /(pack-0)\.idx$|\/(0{38})$/
        .exec(path)
        ?.slice(1)
        .find((part) => part !== undefined) ?? path;
    expect(coverage.gaps.filter((gap) => gap.includes(name)).join('\n')).toContain('not a regular file');
    expect([coverage.state, result.code]).toEqual(['incomplete', 3]);
  });

  it('hides nothing beside it', TIMEOUT, async () => {
    repository.commitFile('first.env', setting(tokenOf('first')));
    for (const path of [...LEFT_OUT, '.git/index', '.git/packed-refs']) replace(path);
    const result = await scan('.');
    expect(result.code).toBe(1);
    expect(new CoverageOf(result).found).toContain('first.env');
  });

  it('is a gap when it is asked for by name', TIMEOUT, async () => {
    replace('x.env');
    const result = await scan('x.env');
    expect(new CoverageOf(result).gaps.join('\n')).toContain('a pipe, socket or device is not read');
    expect(result.code).toBe(3);
  });
});

/** Whether a device may be made here, which takes the rights of root. */
const canMakeDevices = ((): boolean => {
  using folder = new TemporaryFolder();
  return spawnSync('mknod', [join(folder.path, 'zero'), 'c', '1', '5']).status === 0;
})();

describe('sockets and devices', () => {
  it('are counted and not opened: a socket that somebody listens at', TIMEOUT, async () => {
    repository.commitFile('first.env', setting(tokenOf('first')));
    // The path of a socket may have a hundred bytes.
    using folder = new TemporaryFolder();
    const connections: unknown[] = [];
    const server = await listen(join(folder.path, 's'), (socket) => connections.push(socket));
    writeFileSync(join(folder.path, 'a.env'), setting(tokenOf('a')));
    const result = await home.run(['scan', '--json', folder.path]);
    await new Promise((closed) => server.close(closed));
    const coverage = new CoverageOf(result);
    expect(coverage.skipped('files')).toEqual({ special: 1 });
    expect(coverage.found).toEqual(['a.env']);
    expect([coverage.state, result.code, connections.length]).toEqual(['complete', 1, 0]);
  });

  it.runIf(canMakeDevices)('are counted and not opened: zeros without end, and a disk', TIMEOUT, async () => {
    repository.commitFile('first.env', setting(tokenOf('first')));
    execFileSync('mknod', [inside('zero.env'), 'c', '1', '5']);
    execFileSync('mknod', [inside('disk.img'), 'b', '7', '0']);
    execFileSync('mknod', [inside('.git/zero'), 'c', '1', '5']);
    const result = await scan('.');
    const coverage = new CoverageOf(result);
    expect(coverage.skipped('files')).toEqual({ special: 2 });
    expect(coverage.skipped('git-files')).toMatchObject({ special: 1 });
    expect([coverage.state, result.code]).toEqual(['complete', 1]);
  });
});

describe('links', () => {
  it('that go round, up or out of the tree are counted and not followed', TIMEOUT, async () => {
    repository.commitFile('first.env', setting(tokenOf('first')));
    using outside = new TemporaryFolder();
    writeFileSync(join(outside.path, 'other.env'), setting(tokenOf('other')));
    mkdirSync(inside('deep/er'), { recursive: true });
    const links: Readonly<Record<string, string>> = {
      a: 'b',
      b: 'a',
      self: 'self',
      here: '.',
      'deep/er/up': '../..',
      'deep/er/root': repository.path,
      'out-folder': outside.path,
      'out.env': join(outside.path, 'other.env'),
      'relative.env': '../../../../../../../../etc/hostname',
      temporary: tmpdir(),
      broken: 'nowhere',
    };
    for (const [path, target] of Object.entries(links)) symlinkSync(target, inside(path));
    const result = await scan('.');
    const coverage = new CoverageOf(result);
    expect(coverage.skipped('files')).toEqual({ symlink: Object.keys(links).length });
    expect(new Set(coverage.found)).toEqual(new Set(['first.env']));
    expect(coverage.gaps).toEqual([]);
    expect([coverage.state, result.code]).toEqual(['complete', 1]);
    const { stdout } = await home.run(['scan', '.'], { cwd: repository.path });
    expect(stdout).toContain(`${String(Object.keys(links).length)} symlink`);
  });

  it('that a commit holds are scanned as the text of their target', TIMEOUT, async () => {
    symlinkSync(`/srv/${tokenOf('target')}/x`, inside('link'));
    repository.commit('a link');
    const result = await scan('.');
    expect(new CoverageOf(result).found).toEqual(['link']);
    expect(result.code).toBe(1);
  });

  it('in the place of folders of the git directory are gaps', TIMEOUT, async () => {
    using outside = new TemporaryFolder();
    const other = new GitFixture(join(outside.path, 'other'));
    other.commitFile('other.env', setting(tokenOf('other')));
    repository.commitFile('first.env', 'hello\n');
    rmSync(inside('.git/objects'), { recursive: true });
    symlinkSync(join(other.path, '.git/objects'), inside('.git/objects'));
    const result = await scan('.');
    expect(new CoverageOf(result).gaps.join('\n')).not.toBe('');
    expect(result.code).not.toBe(0);
  });
});

function listen(path: string, onConnection: (socket: unknown) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(onConnection);
    server.on('error', reject);
    server.listen(path, () => resolve(server));
  });
}
