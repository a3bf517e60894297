import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const AUTHOR = 'Ada Example <ada@example.com>';
/** 2020-01-01; each commit of a generated history is a minute later. */
const START = 1_577_836_800;

/** No configuration of the machine, no prompt, no hook, and always the same author and time. */
function gitEnvironment(date: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Ada Example',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada Example',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_AUTHOR_DATE: `${String(date)} +0000`,
    GIT_COMMITTER_DATE: `${String(date)} +0000`,
  };
}

/** A temporary folder that is removed when it goes out of use. */
export class TemporaryFolder implements Disposable {
  readonly path: string;

  constructor() {
    this.path = mkdtempSync(join(tmpdir(), 'unleak-test-'));
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface FixtureOptions {
  readonly bare?: boolean;
  readonly objectFormat?: 'sha1' | 'sha256';
  /** Whether it was made before: a clone, or a linked working tree. */
  readonly exists?: boolean;
}

/** A repository made by the real git. Each commit is a minute after the one before. */
export class GitFixture {
  readonly path: string;
  #date = START;

  constructor(path: string, options: FixtureOptions = {}) {
    const { bare = false, objectFormat = 'sha1', exists = false } = options;
    this.path = path;
    if (exists) return;
    mkdirSync(path, { recursive: true });
    this.git('init', '-q', '-b', 'main', `--object-format=${objectFormat}`, ...(bare ? ['--bare'] : []));
    this.git('config', 'gc.auto', '0');
    this.git('config', 'core.fsync', 'none');
  }

  git(...args: string[]): string {
    return this.gitBytes(args).toString('utf8').trimEnd();
  }

  gitBytes(args: readonly string[], input?: string | Buffer): Buffer {
    return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
      cwd: this.path,
      env: gitEnvironment(this.#date),
      maxBuffer: 2 ** 30,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  }

  /** What a command line writes when a shell runs it. */
  shell(command: string): string {
    const options = { cwd: '/', env: gitEnvironment(this.#date), encoding: 'utf8', input: '' } as const;
    const { stdout, stderr, status } = spawnSync('sh', ['-c', command], options);
    if (status !== 0) throw new Error(`${command} ended with ${String(status)}: ${stderr}`);
    return stdout.trimEnd();
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
  }

  /** Commits everything in the working tree; returns the id. */
  commit(message: string): string {
    this.#date += 60;
    this.git('add', '-A', '-f');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Writes a file and commits it. */
  commitFile(path: string, content: string | Buffer, message = `change ${path}`): string {
    this.write(path, content);
    return this.commit(message);
  }

  /** Writes an object that nothing names; returns its id. */
  dangling(content: string): string {
    return this.gitBytes(['hash-object', '-w', '--stdin'], content).toString('utf8').trim();
  }

  repack(...options: string[]): void {
    this.git('repack', '-q', '-a', '-d', ...options);
  }

  packs(): string[] {
    const folder = join(this.path, this.git('rev-parse', '--git-dir'), 'objects/pack');
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pack'))
      .map((name) => join(folder, name));
  }
}

export interface GeneratedCommit {
  /** Files that this commit sets; null deletes. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly message?: string;
}

/** Thousands of commits in a second: a linear history on `main`, made by fast-import into one pack with deltas. */
export function importHistory(fixture: GitFixture, commits: Iterable<GeneratedCommit>): void {
  const parts: Buffer[] = [];
  let mark = 0;
  for (const { files, message = `commit ${String(mark)}` } of commits) {
    mark += 1;
    const time = START + mark * 60;
    parts.push(Buffer.from(`commit refs/heads/main\nmark :${String(mark)}\n`));
    parts.push(Buffer.from(`author ${AUTHOR} ${String(time)} +0000\ncommitter ${AUTHOR} ${String(time)} +0000\n`));
    parts.push(data(message));
    if (mark > 1) parts.push(Buffer.from(`from :${String(mark - 1)}\n`));
    for (const [path, content] of Object.entries(files)) {
      if (content === null) parts.push(Buffer.from(`D ${path}\n`));
      else parts.push(Buffer.from(`M 100644 inline ${path}\n`), data(content));
    }
    parts.push(Buffer.from('\n'));
  }
  fixture.gitBytes(['fast-import', '--quiet', '--done'], Buffer.concat([...parts, Buffer.from('done\n')]));
}

/** Commits that change one line of some of many files, as work on a program does. */
export function* busyHistory(count: number, fileCount = 60): Generator<GeneratedCommit> {
  const lines = Array.from({ length: fileCount }, (_, file) =>
    Array.from(
      { length: 40 },
      (_unused, line) => `file ${String(file)} line ${String(line)} ${'lorem ipsum '.repeat(3)}`,
    ),
  );
  for (let commit = 0; commit < count; commit += 1) {
    const files: Record<string, string> = {};
    for (let change = 0; change < (commit === 0 ? fileCount : 2); change += 1) {
      const file = commit === 0 ? change : (commit * 31 + change * 17) % fileCount;
      const content = lines[file] as string[];
      content[(commit * 7) % 40] = `changed in ${String(commit)} by ${String(change)}`;
      files[`src/part-${String(file % 8)}/file-${String(file)}.txt`] = content.join('\n');
    }
    yield { files };
  }
}

export interface OracleObject {
  readonly type: string;
  readonly bytes: Buffer;
}

/** All objects as git itself sees them, by id. */
export function catAllObjects(path: string): Map<string, OracleObject> {
  const args = ['cat-file', '--batch-all-objects', '--batch', '--unordered', '--buffer'];
  const { stdout, status } = spawnSync('git', args, { cwd: path, env: gitEnvironment(START), maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`git cat-file ended with ${String(status)}`);
  const objects = new Map<string, OracleObject>();
  for (let at = 0; at < stdout.length;) {
    const lineEnd = stdout.indexOf(10, at);
    const [id = '', type = '', size = ''] = stdout.toString('latin1', at, lineEnd).split(' ');
    objects.set(id, { type, bytes: stdout.subarray(lineEnd + 1, lineEnd + 1 + Number(size)) });
    at = lineEnd + Number(size) + 2;
  }
  return objects;
}

function data(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`data ${String(bytes.length)}\n`), bytes, Buffer.from('\n')]);
}
