// The commands of triage as functions, on real repositories; what the built program does is in test/e2e.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findingWith } from '../../test/contract/reporters-samples.js';
import { main } from '../cli.js';
import { FOREIGN_FORMATS as allForeign } from '../triage/foreign.js';
import { byLiveness } from './baseline.js';
import { runHook } from './hook-run.js';
import { FOREIGN_FORMATS } from './registry-triage.js';
import type { Io } from './shared/io.js';

const value = ['hK8s2', 'PqZx91vB'].join('');
const other = ['Tz7w3', 'MnRa52cD'].join('');
const PASSWORD = `DB_PASSWORD = "${value}"`;
const ACCEPT = ['--owner', 'ann', '--reason', 'only a demo'];

let folder: string;
let home: string;
let now: Date;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unleak-triage-'));
  home = mkdtempSync(join(tmpdir(), 'unleak-triage-home-'));
  now = new Date('2026-05-05T10:00:00Z');
  git('init', '--quiet');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(argv: readonly string[], stdin = '', work = main): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = { out: '', err: '' };
  stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString('utf8')));
  stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString('utf8')));
  const io: Io = {
    stdout,
    stderr,
    stdin: () => Readable.from([Buffer.from(stdin)]),
    env: {
      HOME: home,
      UNLEAK_STATE_DIR: join(home, 'state'),
      XDG_CONFIG_HOME: join(home, 'config'),
    },
    cwd: folder,
    signal: new AbortController().signal,
    isStdoutTty: false,
    isStderrTty: false,
    clock: { now: () => now, sleep: () => Promise.resolve() },
  };
  const code = await work(argv, io);
  return { code, ...texts };
}

const unleak = (...argv: string[]): Promise<Ran> => run(argv);

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function git(...argv: string[]): string {
  const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
  const { stdout, status } = spawnSync('git', [...who, ...argv], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${argv.join(' ')} failed`);
  return stdout.trim();
}

function commit(message = 'x'): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

describe('unleak baseline', () => {
  it('accepts what is there until its last day, wherever it moves, and nothing that is new', async () => {
    put('a.py', `${PASSWORD}\n`);
    commit();
    expect(await unleak('baseline', 'create', ...ACCEPT, '--expires', '90d')).toMatchObject({ code: 0 });
    const file = readFileSync(join(folder, '.unleak-baseline'), 'utf8');
    expect(file).toMatch(/^v1:[0-9a-f]{32} 2026-08-03 ann only a demo$/m);
    expect(file.includes(value)).toBe(false);
    put('b.py', `\n\n${PASSWORD}\n`);
    const clean = await unleak('scan', '--baseline', '.unleak-baseline');
    expect(clean).toMatchObject({ code: 0 });
    expect(clean.out).toContain('only a demo (ann, until 2026-08-03)');
    put('c.py', `OTHER_PASSWORD = "${other}"\n`);
    expect(await unleak('scan')).toMatchObject({ code: 1 });
    rmSync(join(folder, 'c.py'));
    now = new Date('2026-08-04T00:00:00Z');
    const after = await unleak('scan');
    expect(after.code).toBe(1);
    expect(after.out).toContain('no longer accepted');
    expect(await unleak('baseline', 'check')).toMatchObject({ code: 1 });
    expect((await unleak('scan', '--no-baseline')).out).not.toContain('no longer accepted');
  });

  it('adds, lists and removes by fingerprint, and never takes a value for one', async () => {
    put('a.py', `${PASSWORD}\n`);
    await unleak('baseline', 'create', ...ACCEPT);
    const [fingerprint = ''] = /v1:[0-9a-f]{32}/.exec((await unleak('baseline', 'list')).out) ?? [];
    expect(await unleak('baseline', 'remove', fingerprint)).toMatchObject({ code: 0 });
    expect(await unleak('scan')).toMatchObject({ code: 1 });
    expect(await unleak('baseline', 'remove', fingerprint)).toMatchObject({ code: 2 });
    expect(await unleak('baseline', 'add', fingerprint, ...ACCEPT, '--expires', 'never')).toMatchObject({ code: 0 });
    expect(await unleak('scan')).toMatchObject({ code: 0 });
    const refused = await unleak('baseline', 'add', value, ...ACCEPT);
    expect(refused.code).toBe(2);
    expect(refused.err.includes(value)).toBe(false);
    expect(await unleak('baseline', 'add', fingerprint, ...ACCEPT, '--expires', '2026-01-01')).toMatchObject({
      code: 2,
    });
    expect(await unleak('baseline', 'create', ...ACCEPT)).toMatchObject({ code: 2 });
  });

  it('takes over what another tool has accepted, and says what it could not find', async () => {
    put('a.py', `\n${PASSWORD}\n`);
    commit();
    put('ignore', `${git('rev-parse', 'HEAD')}:a.py:generic-api-key:2\ngone.py:rule:1\n`);
    const { code, out, err } = await unleak('baseline', 'import', 'gitleaksignore', 'ignore', ...ACCEPT);
    expect({ code, err }).toEqual({ code: 0, err: 'not taken over: gone.py:rule:1: nothing is found there now\n' });
    expect(out).toContain('2 entries read, 1 finding accepted');
    expect(await unleak('scan')).toMatchObject({ code: 0 });
  });

  it('refuses what is live', () => {
    const [live, unknown] = (['active', 'unknown'] as const).map((state) => findingWith({ validity: { state } }));
    expect(byLiveness([live!, unknown!])).toEqual({ live: [live], others: [unknown] });
  });

  it('gives fingerprints that rotate knows, although their key is not the own one', async () => {
    put('a.py', `${PASSWORD}\n`);
    await unleak('baseline', 'create', ...ACCEPT);
    const [fingerprint = ''] = /v1:[0-9a-f]{32}/.exec((await unleak('baseline', 'list')).out) ?? [];
    await unleak('baseline', 'remove', fingerprint);
    await unleak('init');
    expect((await unleak('scan')).out).toContain(`unleak rotate ${fingerprint}`);
    const { out, err } = await unleak('rotate', fingerprint);
    expect(`${out}${err}`).toContain('credentials:');
  });

  it('knows the formats that triage reads', () => {
    expect([...FOREIGN_FORMATS]).toEqual([...allForeign]);
  });
});

describe('unleak scan', () => {
  it('obeys markers, lists them, and can be told not to', async () => {
    put('a.py', `${PASSWORD}  # unleak:allow only a demo\nOTHER_PASSWORD = "${other}"  # gitleaks:allow\n`);
    const { code, out } = await unleak('scan');
    expect(code).toBe(0);
    expect(out).toContain('marker on the line: unleak:allow only a demo');
    expect(await unleak('scan', '--markers', 'own')).toMatchObject({ code: 1 });
    expect((await unleak('scan', '--markers', 'none', '--json')).out.match(/"ruleId"/g)).toHaveLength(2);
  });

  it('obeys a marker that was added after the secret was committed, and not one that was taken away', async () => {
    put('a.py', `${PASSWORD}\n`);
    commit();
    put('a.py', `${PASSWORD}  # unleak:allow only a demo\n`);
    commit();
    expect(await unleak('scan')).toMatchObject({ code: 0 });
    expect(await unleak('scan', '--history')).toMatchObject({ code: 0 });
    put('a.py', `${PASSWORD}\n`);
    commit();
    expect(await unleak('scan')).toMatchObject({ code: 1 });
  });

  it('uses rules, suppressions and severities of the repository, and tells it', async () => {
    const token = ['acme', 'live', 'q7Zp2Lw9Xk4Rt8Vb'].join('_');
    put('a.py', `x = "${token}"\n${PASSWORD}\n`);
    put(
      'unleak.yaml',
      `rules:
  - { id: acme-live-key, kind: key, severity: low, keywords: [acme_live_], pattern: '(?<secret>acme_live_[A-Za-z0-9]{16})' }
suppressions: [{ rule: generic-password-assignment, path: '*.py', reason: fixtures, until: 2026-06-01 }]
severities: { acme-live-key: critical }
stores: { theirs: { type: local } }
`,
    );
    const { code, out, err } = await unleak('scan');
    expect(code).toBe(1);
    expect(out).toMatch(/^critical: custom key \(acme-live-key\)/m);
    expect(out).toMatch(
      /^accepted: generic-password-assignment v1:\S+ in 1 place: \S+unleak\.yaml: fixtures \(until 2026-06-01\)/m,
    );
    expect(out).toMatch(/^judged by: \S+ \(found in the repository\): 1 rule/m);
    expect(err).toContain('ignored until unleak config trust');
    now = new Date('2026-06-02T00:00:00Z');
    expect((await unleak('scan')).out).toContain('no longer accepted');
  });

  it('is not ended by a repository whose file is wrong, and says that it is not used', async () => {
    put('a.py', `${PASSWORD}\n`);
    put('unleak.yaml', 'rules: [{ id: x }]\n');
    const { code, err } = await unleak('scan');
    expect(code).toBe(1);
    expect(err).toContain('nothing in it has an effect');
    expect(await unleak('scan', '--rules', 'unleak.yaml')).toMatchObject({ code: 2 });
  });

  it('writes a page for a browser', async () => {
    put('a.py', `${PASSWORD}\n`);
    const { out } = await unleak('scan', '--format', 'html');
    expect(out).toMatch(/^<!doctype html>/);
    expect(out.includes(value)).toBe(false);
  });
});

describe('the hook', () => {
  it('lets through what is accepted, and says that it does', async () => {
    put('a.py', `${PASSWORD}  # unleak:allow only a demo\nOTHER_PASSWORD = "${other}"\n`);
    git('add', '--all');
    expect(await run(['pre-commit'], '', runHook)).toMatchObject({ code: 1 });
    put('a.py', `${PASSWORD}  # unleak:allow only a demo\n`);
    git('add', '--all');
    const { code, err } = await run(['pre-commit'], '', runHook);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'unleak: accepted: generic-password-assignment: marker on the line: unleak:allow only a demo\n',
    });
  });

  it('knows the baseline of its repository', async () => {
    put('a.py', `${PASSWORD}\n`);
    await unleak('baseline', 'create', ...ACCEPT);
    git('add', '--all');
    expect(await run(['pre-commit'], '', runHook)).toMatchObject({ code: 0 });
  });
});

describe('unleak rules', () => {
  it('lists more than 800, each once', async () => {
    const { out } = await unleak('rules', 'list', '--json');
    const ids = (JSON.parse(out) as readonly { readonly id: string }[]).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(800);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('explains without the value', async () => {
    const { code, out } = await run(['rules', 'explain'], `${PASSWORD}\npassword = "changeme"\n`);
    expect(code).toBe(0);
    expect(out).toContain('generic-password-assignment: reported: 13 characters');
    expect(out).toContain('a known placeholder');
    expect(out.includes(value)).toBe(false);
    const json = await run(['rules', 'explain', '--json'], `${PASSWORD}\n`);
    expect(JSON.parse(json.out)).toMatchObject({ reported: [{ ruleId: 'generic-password-assignment', line: 1 }] });
    expect(json.out.includes(value)).toBe(false);
  });

  it('runs the examples of custom rules', async () => {
    const rule = (examples: string): string =>
      `rules: [{ id: acme-live-key, kind: key, severity: low, keywords: [acme_], pattern: '(?<secret>acme_[a-z0-9]{16})', examples: ${examples} }]\n`;
    put('unleak.yaml', rule(`{ positive: [[acme_, q7zp2lw9xk4rt8vb]], negative: [acme_short] }`));
    expect(await unleak('rules', 'test')).toMatchObject({ code: 0 });
    put('unleak.yaml', rule(`{ positive: [acme_short], negative: [[acme_, q7zp2lw9xk4rt8vb]] }`));
    const { code, out } = await unleak('rules', 'test');
    expect(code).toBe(1);
    expect(out).toContain('positive example 1: nothing is reported');
    expect(out).toContain('negative example 1: is reported');
    put('unleak.yaml', rule('{}'));
    expect((await unleak('rules', 'test')).out).toContain('has no positive example');
  });
});

it('what unleak config import writes is a file that unleak reads', async () => {
  put('a.py', `key: acme-q7zp2lw9xk4rt8vb\n`);
  put('.gitleaks.toml', `[[rules]]\nid = "acme"\nregex = '''acme-([a-z0-9]{16})'''\n[allowlist]\npaths = ["^docs/"]\n`);
  const { code, out, err } = await unleak('config', 'import', '.gitleaks.toml');
  expect(code).toBe(0);
  expect(err).toContain('rule acme: is called custom-acme here');
  put('rules.yaml', out);
  expect((await unleak('scan', '--rules', 'rules.yaml')).out).toContain('custom-acme');
  expect(existsSync(join(folder, '.unleak-baseline'))).toBe(false);
});
