import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Home } from './support/command.js';

const leaked = ['q7Zp2Lw9', 'Xk4Rt8Vb'].join('');
const leak = `DATABASE_URL=${['postgres:/', '/orders_app:', leaked, '@db.internal:5432/orders'].join('')}\n`;
const preload = (name: string): Record<string, string> => ({
  NODE_OPTIONS: `--import=${fileURLToPath(new URL(`support/${name}`, import.meta.url))}`,
});

interface JsonReport {
  readonly state: string;
  readonly coverage: readonly {
    source: string;
    units: Record<string, { enumerated: number; scanned: number }>;
    gaps: unknown[];
  }[];
  readonly findings: readonly {
    fingerprint: string;
    provider: string;
    secret: { redacted: string; length: number; value?: string };
    locations: readonly { source: string; path?: string; commit?: string }[];
    companions: readonly { name: string; value: string }[];
    remediation: { rotator: string | null; steps: string[] };
  }[];
}

let home: Home;

beforeEach(() => {
  home = new Home();
});
afterEach(() => {
  home.remove();
});

function put(path: string, content: string): void {
  writeFileSync(join(home.work, path), content);
}

function git(...args: string[]): string {
  const fixed = { GIT_AUTHOR_DATE: '2024-01-02T03:04:05Z', GIT_COMMITTER_DATE: '2024-01-02T03:04:05Z' };
  const isolated = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', ...fixed };
  const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', '-c', 'init.defaultBranch=main'];
  const result = spawnSync('git', [...who, ...args], {
    cwd: home.work,
    env: { ...home.env, ...isolated },
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.trim();
}

/** A repository whose history holds the leak in a file that is gone from HEAD. */
function repositoryWithDeletedLeak(): void {
  git('init', '--quiet');
  put('deploy.env', leak);
  git('add', '.');
  git('commit', '--quiet', '-m', 'add deployment');
  git('rm', '--quiet', 'deploy.env');
  put('readme.txt', 'nothing to see\n');
  git('add', '.');
  git('commit', '--quiet', '-m', 'remove deployment');
}

function parse(stdout: string): JsonReport {
  return JSON.parse(stdout) as JsonReport;
}

describe('unleak scan', () => {
  it('exits 0 where nothing is leaked and says what it read', async () => {
    put('readme.txt', 'nothing to see\n');
    const { code, stdout, stderr } = await home.run(['scan']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 of 1 files scanned');
    expect(stderr).toBe('');
  });

  it('exits 1 on a leak and shows where it stands and what to do, but not the value', async () => {
    put('app.env', `A=1\n${leak}`);
    const { code, stdout, stderr } = await home.run(['scan', '.']);
    expect(code).toBe(1);
    expect(stdout).toContain('app.env:2:');
    expect(stdout).toMatch(/unleak rotate v1:[0-9a-f]{32}/);
    expect(`${stdout}${stderr}`.includes(leaked)).toBe(false);
  });

  it('finds one secret once in history, in an ignored env file and in a log on standard input', async () => {
    repositoryWithDeletedLeak();
    put('.gitignore', '.env\n');
    put('.env', `DB_PASSWORD=${leaked}\n`);
    const { code, stdout } = await home.run(['scan', '--json', '.', '-', '--name', 'orders.log'], {
      input: `12:00 connecting to ${leak}`,
    });
    expect(code).toBe(1);
    const { findings, state } = parse(stdout);
    expect(state).toBe('complete');
    expect(findings).toHaveLength(1);
    const places = findings[0]?.locations.map(({ source, path }) => `${source} ${path ?? ''}`) ?? [];
    expect(places.toSorted()).toEqual(['git-blob deploy.env', 'stdin orders.log', 'worktree .env']);
    expect(findings[0]?.remediation.rotator).toBe('postgres');
  });

  it('gives the same fingerprint in every run of the same user', async () => {
    put('app.env', leak);
    const first = parse((await home.run(['scan', '--json'])).stdout);
    const second = parse((await home.run(['scan', '--json'])).stdout);
    expect(second.findings[0]?.fingerprint).toBe(first.findings[0]?.fingerprint);
  });

  it('keeps values out of json unless asked, and refuses to show them to people', async () => {
    put('app.env', leak);
    const hidden = await home.run(['scan', '--json']);
    expect(hidden.stdout.includes(leaked)).toBe(false);
    expect(parse(hidden.stdout).findings[0]?.secret).toEqual({ redacted: '[redacted]', length: leaked.length });
    const shown = await home.run(['scan', '--json', '--show-secrets']);
    expect(parse(shown.stdout).findings[0]?.secret.value === leaked).toBe(true);
    const refused = await home.run(['scan', '--show-secrets']);
    expect(refused.code).toBe(2);
    expect(refused.stdout).toBe('');
  });

  it('writes the report to a private file and nothing to standard output', async () => {
    put('app.env', leak);
    const { code, stdout } = await home.run(['scan', '--json', '--output', '../report.json', '.']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    const file = join(home.folder, 'report.json');
    expect(parse(readFileSync(file, 'utf8')).findings).toHaveLength(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('creates nothing with --no-state', async () => {
    put('app.env', leak);
    const { code, stderr } = await home.run(['scan', '--no-state']);
    expect(code).toBe(1);
    expect(stderr).toContain('for this run only');
    expect(readdirSync(home.folder)).toEqual(['work']);
  });

  it.each([
    { failOn: 'any', code: 1 },
    { failOn: 'high', code: 1 },
    { failOn: 'live', code: 1 },
    { failOn: 'never', code: 0 },
  ])('exits $code on a leak nobody has validated with --fail-on $failOn', async ({ failOn, code }) => {
    put('app.env', leak);
    const result = await home.run(['scan', '--fail-on', failOn]);
    expect(result.code).toBe(code);
  });

  it('narrows a repository to its history or to its working tree', async () => {
    repositoryWithDeletedLeak();
    expect((await home.run(['scan', '--worktree'])).code).toBe(0);
    expect((await home.run(['scan', '--history'])).code).toBe(1);
  });

  it('neutralises what a file name would do to the terminal', async () => {
    const escape = String.fromCharCode(27);
    put(`a${escape}[2Jb.env`, leak);
    const { stdout, stderr } = await home.run(['scan']);
    expect(stdout).toContain(String.raw`a\x1b[2Jb.env`);
    expect(`${stdout}${stderr}`.includes(escape)).toBe(false);
  });

  it('ends quietly, with its exit code, when nobody reads its output any more', async () => {
    put('app.env', leak);
    const command = `"${process.execPath}" "${fileURLToPath(new URL('../../dist/unleak.cjs', import.meta.url))}" scan . | true`;
    const script = `set -o pipefail; ${command}`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: home.work, env: home.env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });
});

describe('the configuration of a scanned repository', () => {
  it('is not obeyed where it names providers, which is said; what it accepts stands in the report', async () => {
    repositoryWithDeletedLeak();
    writeFileSync(
      join(home.work, 'unleak.yaml'),
      'providers:\n  db: { type: postgres, host: evil.example, admin: "exec:[\\"touch\\",\\"ran\\"]" }\n' +
        'suppressions:\n  - { rule: postgres-url, reason: trust me }\n',
    );

    const result = await home.run(['scan', '.']);

    expect(result.stderr).toContain('ignored until unleak config trust has recorded it: providers');
    expect(result.stdout).toMatch(/^accepted: postgres-url v1:[0-9a-f]+ in .*trust me$/m);
    expect(existsSync(join(home.work, 'ran'))).toBe(false);
  });
});

describe('unleak scan does not end well when', () => {
  it('the path is not there', async () => {
    const { code, stderr } = await home.run(['scan', 'not-there']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .*not-there/);
  });

  it('one of several paths is not there, and then scans nothing', async () => {
    put('app.env', leak);
    const { code, stdout } = await home.run(['scan', 'app.env', 'not-there']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  it('the folder holds nothing at all', async () => {
    const { code, stderr } = await home.run(['scan']);
    expect(code).toBe(3);
    expect(stderr).toContain('nothing to scan');
  });

  it.each([
    { what: 'HEAD is gone', damage: () => rmSync(join(home.work, '.git/HEAD')) },
    { what: 'the objects are gone', damage: () => rmSync(join(home.work, '.git/objects'), { recursive: true }) },
    { what: 'the object of a commit is gone', damage: removeHeadCommit },
    { what: 'a pack is cut off', damage: truncatePack },
    { what: 'a pack is gone and its index is not', damage: removePack },
  ])('the repository is broken: $what', async ({ damage }) => {
    repositoryWithDeletedLeak();
    damage();
    const worst = await home.run(['scan', '--fail-on', 'never']);
    expect([2, 3]).toContain(worst.code);
    const { code } = await home.run(['scan']);
    expect([1, 2, 3]).toContain(code);
  });

  it('a file can not be read, although nothing is found', async () => {
    put('readme.txt', 'nothing to see\n');
    mkdirSync(join(home.work, '.git'));
    const { code } = await home.run(['scan']);
    expect([2, 3]).toContain(code);
  });

  it('something of ours throws: exit 70, no report, no stack unless asked for', async () => {
    put('app.env', leak);
    const plain = await home.run(['scan'], { env: preload('broken-hash.mjs') });
    expect(plain.code).toBe(70);
    expect(plain.stdout).toBe('');
    expect(plain.stderr).toMatch(/^error: unleak: internal error: .*\nhint: .*\n$/);
    const traced = await home.run(['scan'], { env: { ...preload('broken-hash.mjs'), UNLEAK_TRACE: '1' } });
    expect(traced.code).toBe(70);
    expect(traced.stderr).toContain('\n    at ');
  });

  it('something throws where nobody waits for it: exit 70 too, not 1', async () => {
    put('readme.txt', 'nothing to see\n');
    const { code } = await home.run(['scan', '-'], { env: preload('late-throw.mjs'), keepStdinOpen: true });
    expect(code).toBe(70);
  });

  it('Ctrl-C interrupts it: exit 130 and a report of what was found so far', async () => {
    put('app.env', leak);
    const { code, stdout } = await home.run(['scan', '--json', 'app.env', '-'], {
      keepStdinOpen: true,
      // Once more is taken than a pipe holds, the file before it has been scanned.
      whileRunning: ({ write, kill }) => void write('x\n'.repeat(1 << 20)).then(() => kill('SIGINT')),
    });
    expect(code).toBe(130);
    const report = parse(stdout);
    expect(report.state).toBe('incomplete');
    expect(report.findings).toHaveLength(1);
    expect(report.coverage.at(-1)?.gaps).toHaveLength(1);
  });
});

function removeHeadCommit(): void {
  const id = git('rev-parse', 'HEAD');
  rmSync(join(home.work, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
}

function packs(): { folder: string; names: readonly string[] } {
  git('gc', '--quiet');
  const folder = join(home.work, '.git/objects/pack');
  return { folder, names: readdirSync(folder) };
}

function truncatePack(): void {
  const { folder, names } = packs();
  for (const name of names.filter((one) => one.endsWith('.pack'))) {
    const size = statSync(join(folder, name)).size;
    rewritable(join(folder, name));
    truncateSync(join(folder, name), size - 40);
  }
}

function removePack(): void {
  const { folder, names } = packs();
  for (const name of names.filter((one) => one.endsWith('.pack'))) rmSync(join(folder, name), { force: true });
}

/** Git writes packs read-only. */
function rewritable(path: string): void {
  const bytes = readFileSync(path);
  rmSync(path, { force: true });
  writeFileSync(path, bytes);
}
