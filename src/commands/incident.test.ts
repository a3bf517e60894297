// The commands of incidents as functions, with a fake GitHub behind them; the drill with a real server is in test/e2e.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeGithub, type FakeGithub } from '../../test/support/github/fake-github.js';
import { main } from '../cli.js';
import { formsOf } from '../reporters/redact.js';
import type { Io } from './shared/io.js';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const PASSWORD = ['hK8s2', 'PqZx91', 'vB4w'].join('');

let home: string;
let folder: string;
let now: number;
let github: FakeGithub;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'unleak-incident-'));
  folder = join(home, 'orders');
  mkdirSync(folder);
  mkdirSync(join(home, 'config/unleak'), { recursive: true });
  now = Date.parse('2026-05-05T10:00:00Z');
  github = await startFakeGithub();
});
afterEach(async () => {
  await github.stop();
  rmSync(home, { recursive: true, force: true });
});

function configure(config: Readonly<Record<string, unknown>>): void {
  const validate = { via: { 'api.github.com': github.url } };
  writeFileSync(join(home, 'config/unleak/unleak.yaml'), JSON.stringify({ validate, ...config }), { mode: 0o600 });
}

/** Each command runs a second after the one before. */
async function run(argv: readonly string[], stdin = ''): Promise<Ran> {
  now += 1000;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = { out: '', err: '' };
  stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString('utf8')));
  stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString('utf8')));
  const io: Io = {
    stdout,
    stderr,
    stdin: () => Readable.from([Buffer.from(stdin)]),
    env: { HOME: home, UNLEAK_STATE_DIR: join(home, 'state'), XDG_CONFIG_HOME: join(home, 'config') },
    cwd: folder,
    signal: new AbortController().signal,
    isStdoutTty: false,
    isStderrTty: false,
    clock: { now: () => new Date(now), sleep: () => Promise.resolve() },
  };
  return { code: await main(argv, io), ...texts };
}

const unleak = (...argv: string[]): Promise<Ran> => run(argv);

async function opened(argv: readonly string[], stdin = ''): Promise<{ readonly id: string } & Ran> {
  const ran = await run(['incident', 'open', ...argv], stdin);
  return { ...ran, id: /Incident (i[0-9a-f]{12})/.exec(ran.out)?.[1] ?? '' };
}

function git(...argv: string[]): void {
  const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const { status, stderr } = spawnSync('git', argv, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${argv[0] ?? ''} failed: ${stderr}`);
}

const commitAs = (name: string, message: string): void => {
  git('add', '--all');
  git('-c', `user.name=${name}`, '-c', 'user.email=ann@example.com', 'commit', '--quiet', '--message', message);
};

const token = (login = 'mona'): ReturnType<FakeGithub['state']['addClassicToken']> =>
  github.state.addClassicToken(github.state.addUser(login), ['repo']);

describe('incident open', () => {
  it('tells of a token on standard input what it is, whose, what it may do, and where else it stands', async () => {
    configure({});
    const { value } = token();
    writeFileSync(join(folder, 'app.env'), `GITHUB_TOKEN=${value}\n`);
    expect((await unleak('scan', '.')).code).toBe(1);
    const ran = await opened([], `${value}\n`);
    expect(ran.code).toBe(0);
    for (const told of ['LIVE: api.github.com', 'mona', 'repo', 'Too much', 'app.env:1'])
      expect(ran.out).toContain(told);
    expect(ran.err).toContain('note: no plan yet');
    const again = await opened([/v1:[0-9a-f]{32}/.exec(ran.out)![0]]);
    expect(again.id).toBe(ran.id);
    expect(again.err).toContain('is open already');
  }, 60_000);

  it('knows a bare password again that a scan has met under another fingerprint key', async () => {
    configure({});
    git('init', '--quiet');
    writeFileSync(join(folder, 'a.py'), `DB_PASSWORD = "${['Tz7w3', 'MnRa52cD'].join('')}"\n`);
    await unleak('baseline', 'create', '--owner', 'ann', '--reason', 'known');
    writeFileSync(join(folder, 'b.py'), `DB_PASSWORD = "${PASSWORD}"\n`);
    expect((await unleak('scan', '--baseline', '.unleak-baseline')).code).toBe(1);
    const { code, out } = await opened(['--offline'], PASSWORD);
    expect(code).toBe(0);
    expect(out).toContain('b.py');
  });

  it('takes a finding of a report that this machine never saw', async () => {
    configure({});
    const fingerprint = `v1:${'ab'.repeat(16)}`;
    const place = {
      source: 'git-blob',
      path: 'deploy.sh',
      startLine: 3,
      startColumn: 1,
      author: 'Ann',
      date: '2026-01-02',
    };
    const about = { ruleId: 'acme-key', provider: 'acme', kind: 'key', severity: 'high', confidence: 'high' };
    const finding = { fingerprint, ...about, companions: [{ name: 'user', value: 'u1' }], locations: [place] };
    const report = {
      fingerprintKeyId: '0'.repeat(16),
      findings: [finding, { ...finding, fingerprint: `v1:${'cd'.repeat(16)}` }],
    };
    writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
    expect((await opened(['--from', 'report.json'])).err).toContain('holds 2 findings');
    const { code, out } = await opened(['--from', 'report.json', fingerprint]);
    expect(code).toBe(0);
    for (const told of ['acme key', 'deploy.sh:3', 'Ann', 'user u1', 'its value can not be read again']) {
      expect(out).toContain(told);
    }
    writeFileSync(join(folder, 'report.json'), JSON.stringify({ findings: [{}] }));
    expect(await opened(['--from', 'report.json'])).toMatchObject({ code: 2 });
  });

  it('refuses what is no fingerprint without repeating it, and more than one credential', async () => {
    configure({});
    const [one, other] = [token().value, token('bob').value];
    const pasted = await opened([one]);
    expect(pasted.code).toBe(2);
    expect(`${pasted.out}${pasted.err}`.includes(one)).toBe(false);
    expect((await opened(['--offline'], `A=${one}\nB=${other}\n`)).err).toContain('holds 2 credentials');
    expect((await opened(['v1:0123'])).err).toContain('not on record');
  });
});

describe('incident close', () => {
  it('takes the provider’s word that it is dead, and until then nobody’s', async () => {
    configure({});
    const leaked = token();
    const { id } = await opened([], leaked.value);
    const early = await unleak('incident', 'close', id, '--revoked-by', 'bob', '--reason', 'I am sure');
    expect(early.code).toBe(4);
    expect(early.err).toContain('no proof that it is dead: it is LIVE');
    github.state.kill(leaked);
    expect((await opened([], leaked.value)).out).toContain('dead, not closed yet');
    expect(await unleak('incident', 'close', id)).toMatchObject({ code: 0 });
    const again = await unleak('incident', 'close', id);
    expect(again).toMatchObject({ code: 0 });
    expect(again.err).toContain('it is closed already');
    const otherWord = ['--revoked-by', 'bob', '--reason', 'I am sure'];
    expect(await unleak('incident', 'close', id, ...otherWord)).toMatchObject({ code: 4 });
    expect(JSON.parse((await unleak('incident', 'list', '--json')).out)).toMatchObject([{ id, isDead: true, owed: 0 }]);
    expect((await unleak('incident', 'list', '--open')).out).toBe('');
  });

  it('calls nothing dead that its provider accepts again', async () => {
    configure({});
    const leaked = token();
    const before = leaked.status;
    await opened([], leaked.value);
    github.state.kill(leaked);
    const { id, out } = await opened([], leaked.value);
    expect(out).toContain('DEAD');
    await unleak('incident', 'close', id);
    leaked.status = before;
    const again = await opened([], leaked.value);
    expect(again.id).not.toBe(id);
    expect(again.out).toContain('LIVE at 2026-05-05');
    expect(again.out).not.toMatch(/dead, not closed|DEAD/);
  });

  it('takes a person’s word where nobody can be asked, and the report says so', async () => {
    configure({});
    const { id } = await opened(['--offline'], token().value);
    expect(await unleak('incident', 'close', id)).toMatchObject({ code: 4 });
    expect(await unleak('incident', 'close', id, '--revoked-by', 'bob')).toMatchObject({ code: 2 });
    const word = ['--revoked-by', 'bob', '--reason', 'the account is gone'];
    expect(await unleak('incident', 'close', id, ...word)).toMatchObject({ code: 0 });
    const { out } = await unleak('incident', 'report', id);
    expect(out).toContain('its death is not proven: `bob` says so: `the account is gone`');
  });
});

describe('incident approve', () => {
  it('wants a plan, and a name that is one', async () => {
    configure({});
    const { id } = await opened(['--offline'], token().value);
    expect((await unleak('incident', 'approve', id, '--by', 'ann')).err).toContain('there is no plan yet');
    const { value } = token('bob');
    for (const by of ['', 'ann smith', '-', value]) {
      const ran = await unleak('incident', 'approve', id, `--by=${by}`);
      expect(ran.code).toBe(2);
      expect(ran.err.includes(value)).toBe(false);
    }
    expect((await unleak('incident', 'show', 'i0')).code).toBe(2);
  });
});

describe('the report of an incident', () => {
  it('holds no value that somebody wrote into a path, a branch, a name, a message or a reason', async () => {
    configure({});
    const [leaked, other] = [token().value, token('bob').value];
    git('init', '--quiet', '-b', `fix-${leaked}`);
    mkdirSync(join(folder, leaked));
    writeFileSync(join(folder, leaked, `${other}.txt`), `GITHUB_TOKEN=${leaked}\n`);
    writeFileSync(join(folder, encodeURIComponent(`x ${leaked}`)), `key: ${leaked}\n`);
    commitAs(`Ann ${leaked}`, `use ${leaked}`);
    await unleak('scan', '.');
    const outputs: Ran[] = [];
    const { id, ...first } = await opened(['--offline'], leaked);
    outputs.push(first);
    const word = ['--revoked-by', 'bob', '--reason', `it was ${leaked} and ${other}, ${btoa(leaked)}`];
    outputs.push(await unleak('incident', 'close', id, ...word));
    rmSync(join(folder, leaked), { recursive: true });
    for (const format of ['markdown', 'html']) outputs.push(await unleak('incident', 'report', id, '--format', format));
    outputs.push(await unleak('incident', 'show', id), await unleak('incident', 'show', id, '--json'));
    outputs.push(await unleak('rotations', 'export'));

    expect(outputs.map(({ code }) => code)).toEqual(outputs.map(() => 0));
    const all = outputs.map(({ out, err }) => `${out}${err}`).join('\n');
    expect(all).toContain('[redacted]');
    for (const form of [...formsOf(leaked), other]) expect(all.includes(form)).toBe(false);
    for (const file of readdirSync(join(home, 'state'))) {
      expect(readFileSync(join(home, 'state', file)).includes(leaked)).toBe(false);
    }
    expect((await unleak('rotations', 'verify')).code).toBe(0);
  });
});
