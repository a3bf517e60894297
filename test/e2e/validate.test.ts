import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startFakeGithub, type FakeGithub } from '../support/github/fake-github.js';
import { selfSigned } from '../support/self-signed.js';
import { Home } from './support/command.js';
import { filesWith } from './support/files-below.js';

interface ReportedFinding {
  readonly fingerprint: string;
  readonly severity: string;
  readonly reasons: readonly string[];
  readonly validity: { readonly state: string; readonly detail?: string; readonly checkedAt?: string };
}

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUps.splice(0).reverse()) await one();
});

function newHome(): Home {
  const home = new Home();
  cleanUps.push(() => home.remove());
  return home;
}

async function newGithub(): Promise<FakeGithub> {
  const github = await startFakeGithub();
  cleanUps.push(() => github.stop());
  return github;
}

function configure(home: Home, validate: object): void {
  mkdirSync(join(home.folder, 'config/unleak'), { recursive: true });
  const file = join(home.folder, 'config/unleak/unleak.yaml');
  writeFileSync(file, JSON.stringify({ validate }), { mode: 0o600 });
}

/** A folder with the token in it, and a configuration that finds GitHub at the fake. */
function leakAt(github: FakeGithub): { home: Home; token: ReturnType<FakeGithub['state']['addClassicToken']> } {
  const home = newHome();
  const token = github.state.addClassicToken(github.state.addUser('mona'), ['repo']);
  writeFileSync(join(home.work, 'app.env'), `GITHUB_TOKEN=${token.value}\n`);
  configure(home, { via: { 'api.github.com': github.url } });
  return { home, token };
}

async function scan(home: Home, argv: readonly string[] = [], env: Record<string, string> = {}) {
  const result = await home.run(['scan', '.', '--json', ...argv], { env });
  const findings = result.stdout === '' ? [] : (JSON.parse(result.stdout) as { findings: ReportedFinding[] }).findings;
  return { ...result, findings, finding: findings[0] };
}

async function listening(server: Server): Promise<number> {
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** So that no whole token stands in this file, and no literals that a program joins. */
const joined = (...parts: readonly string[]): string => parts.join('');

describe('scan --validate', () => {
  it('asks nobody unless it is told to', async () => {
    const github = await newGithub();
    const { home } = leakAt(github);
    const { finding } = await scan(home);
    expect(finding?.validity).toEqual({ state: 'unknown' });
    expect(github.requests).toHaveLength(0);
  });

  it('tells what is live and whose, and calls it dead and low when it was revoked', async () => {
    const github = await newGithub();
    const { home, token } = leakAt(github);
    const live = await scan(home, ['--validate', '--fail-on', 'live']);
    expect(live.code).toBe(1);
    expect(live.finding).toMatchObject({ severity: 'critical', validity: { state: 'active' } });
    expect(live.finding?.validity.detail).toContain('owner mona');
    expect(live.finding?.validity.detail).toContain('scopes repo');
    expect(Date.parse(live.finding?.validity.checkedAt ?? '')).toBeGreaterThan(0);
    const asked = github.requests.length;

    github.state.kill(token);
    const remembered = await scan(home, ['--validate']);
    expect(remembered.finding?.validity.state).toBe('active');
    expect(github.requests).toHaveLength(asked);

    const dead = await scan(home, ['--validate', '--validate-again', '--fail-on', 'live']);
    expect(dead.code).toBe(0);
    expect(dead.finding).toMatchObject({ severity: 'low', validity: { state: 'inactive' } });
    expect(dead.finding?.reasons.join()).toContain('it is dead: api.github.com: bad credentials');
    expect(filesWith(join(home.folder, 'state'), token.value)).toEqual([]);
  }, 60_000);

  it('shows it in text, SARIF and HTML, and the token nowhere', async () => {
    const github = await newGithub();
    const { home, token } = leakAt(github);
    for (const [format, words] of [
      ['text', 'active: api.github.com: it knows who this is'],
      ['sarif', '"validity": "active"'],
      ['html', '>live<'],
    ] as const) {
      const { stdout, stderr } = await home.run(['scan', '.', '--validate', '--format', format]);
      expect(stdout.replaceAll(/"validity":"/g, '"validity": "')).toContain(words);
      expect(`${stdout}${stderr}`.includes(token.value)).toBe(false);
    }
  }, 60_000);

  it('is refused in a git hook and with --staged', async () => {
    const home = newHome();
    const inHook = await scan(home, ['--validate'], { GIT_INDEX_FILE: '.git/index' });
    expect(inHook.code).toBe(2);
    expect(inHook.stderr).toContain('expected no git hook');
    expect((await scan(home, ['--validate', '--staged'])).code).toBe(2);
  });

  it('does not believe a server that says yes to everybody', async () => {
    const home = newHome();
    const port = await listening(createServer((_, answer) => answer.end('{"login":"mona"}')));
    const token = (await newGithub()).state.addClassicToken({ login: 'x' } as never, ['repo']).value;
    writeFileSync(join(home.work, 'app.env'), `GITHUB_TOKEN=${token}\n`);
    configure(home, { via: { 'api.github.com': `http://127.0.0.1:${String(port)}` } });
    const { code, finding } = await scan(home, ['--validate', '--fail-on', 'live']);
    expect(code).toBe(1);
    expect(finding?.validity.state).toBe('unknown');
    expect(finding?.validity.detail).toContain('it let a made-up one in too');
  });

  it('ends in time where nobody answers, and says what was not asked', async () => {
    const github = await newGithub();
    const { home } = leakAt(github);
    const port = await listening(createServer(() => undefined));
    configure(home, { via: { 'api.github.com': `http://127.0.0.1:${String(port)}` } });
    const { finding } = await scan(home, ['--validate', '--validate-timeout', '1s']);
    expect(finding?.validity).toMatchObject({ state: 'unknown', detail: 'not asked within --validate-timeout' });
  });

  it('asks through the proxy of the environment, which sees no token, and with a private authority', async (ctx) => {
    const certificate = await selfSigned('api.github.com');
    if (certificate === undefined) return ctx.skip('no openssl here');
    cleanUps.push(() => certificate.remove());
    const github = await newGithub();
    const { home, token } = leakAt(github);
    const tls = { key: readFileSync(certificate.keyFile), cert: readFileSync(certificate.certificateFile) };
    const secure = await listening(
      createTlsServer(tls, (request, answer) => {
        void fetch(`${github.url}${request.url ?? ''}`, {
          headers: { authorization: request.headers.authorization ?? '', 'user-agent': 'test' },
        }).then(async (given) => answer.writeHead(given.status).end(await given.text()));
      }) as unknown as Server,
    );
    const targets: (string | undefined)[] = [];
    let bytes = '';
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      targets.push(request.url);
      const onward = connect(secure, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.on('data', (chunk: Buffer) => (bytes += chunk.toString('latin1')));
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    const env = { HTTPS_PROXY: `http://127.0.0.1:${String(await listening(proxy))}` };

    configure(home, {});
    const distrusted = await scan(home, ['--validate', '--validate-timeout', '20s'], env);
    expect(distrusted.finding?.validity.state).toBe('unknown');

    configure(home, { ca: certificate.certificateFile });
    const { finding } = await scan(home, ['--validate'], env);
    expect(finding?.validity.state).toBe('active');
    expect(new Set(targets)).toEqual(new Set(['api.github.com:443']));
    expect(bytes.includes(token.value)).toBe(false);
    expect(bytes.length).toBeGreaterThan(100);
  }, 60_000);

  it('asks a server of one’s own only where it is configured', async (ctx) => {
    const certificate = await selfSigned('gitlab.example');
    if (certificate === undefined) return ctx.skip('no openssl here');
    cleanUps.push(() => certificate.remove());
    const home = newHome();
    const value = joined('gl', 'pat-', 'Qx7wLm', '3kRt9v', 'Bn5cHs2d');
    writeFileSync(join(home.work, 'ci.env'), `GITLAB_TOKEN=${value}\n`);
    const tls = { key: readFileSync(certificate.keyFile), cert: readFileSync(certificate.certificateFile) };
    const asked: (string | undefined)[] = [];
    const server = createTlsServer(tls, (request, answer) => {
      asked.push(request.headers.host);
      const isKnown = request.headers['private-token'] === value;
      const body = isKnown ? { active: true, scopes: ['api'], user_id: 7 } : { message: '401 Unauthorized' };
      answer.writeHead(isKnown ? 200 : 401).end(JSON.stringify(body));
    }) as unknown as Server;
    const via = { 'gitlab.example': `127.0.0.1:${String(await listening(server))}` };
    const dead = await listening(
      createServer((_, answer) => answer.writeHead(401).end('{"message":"401 Unauthorized"}')),
    );
    const theirs = { 'gitlab.com': `http://127.0.0.1:${String(dead)}` };

    configure(home, { via: theirs });
    const before = await scan(home, ['--validate']);
    expect(before.finding?.validity.state).toBe('unknown');
    expect(asked).toEqual([]);

    const instances = { gitlab: ['https://gitlab.example'] };
    configure(home, { via: { ...via, ...theirs }, instances, ca: certificate.certificateFile });
    const { finding } = await scan(home, ['--validate']);
    expect(finding?.validity).toMatchObject({
      state: 'active',
      detail: expect.stringContaining('gitlab.example') as string,
    });
    expect(new Set(asked)).toEqual(new Set(['gitlab.example']));
  }, 60_000);

  it('makes a baseline refuse what is live', async () => {
    const github = await newGithub();
    const { home } = leakAt(github);
    const { finding } = await scan(home, ['--validate']);
    const accept = ['--owner', 'ann', '--reason', 'a test', '--expires', '30d'];
    const created = await home.run(['baseline', 'create', '.', ...accept]);
    expect(created.code).toBe(1);
    expect(created.stderr).toContain('it is live');
    const added = await home.run(['baseline', 'add', finding?.fingerprint ?? '', ...accept]);
    expect(added.code).toBe(2);
    expect(added.stderr).toContain('is live');
  }, 60_000);
});

describe('inspect', () => {
  it('says what a token is, whose, what of its rights is too much and how it would be replaced', async () => {
    const github = await newGithub();
    const { home, token } = leakAt(github);
    const { code, stdout, stderr } = await home.run(['inspect'], { input: `${token.value}\n` });
    expect(code).toBe(1);
    expect(stdout).toContain('github personal access token');
    expect(stdout).toContain('checksum     holds');
    expect(stdout).toMatch(/live +yes: api\.github\.com/);
    expect(stdout).toMatch(/owner +mona/);
    expect(stdout).toMatch(/too much +repo: reads and writes every repository/);
    expect(stdout).toContain('type: github');
    expect(`${stdout}${stderr}`.includes(token.value)).toBe(false);
  });

  it('asks nobody with --offline, and says so', async () => {
    const github = await newGithub();
    const { home, token } = leakAt(github);
    const { code, stdout } = await home.run(['inspect', '--offline', '--json'], { input: token.value });
    expect(code).toBe(0);
    const [one] = (JSON.parse(stdout) as { candidates: { validity: { state: string }; checksum: string }[] })
      .candidates;
    expect(one).toMatchObject({ checksum: 'holds', validity: { state: 'unknown' } });
    expect(github.requests).toHaveLength(0);
  });

  it('reads a finding of a scan again, and learns that it is dead', async () => {
    const github = await newGithub();
    const { home, token } = leakAt(github);
    const { finding } = await scan(home);
    github.state.kill(token);
    const inspected = await home.run(['inspect', '--fingerprint', finding?.fingerprint ?? '']);
    expect(inspected.code).toBe(0);
    expect(inspected.stdout).toMatch(/live +no: api\.github\.com: bad credentials/);
  });

  it('asks nobody about a value that many may have issued, and knows it when its provider is named', async () => {
    const home = newHome();
    const value = '7f3a9c1e5b8d2046af91c37e5d80b264';
    const many = await home.run(['inspect'], { input: value });
    expect(many.code).toBe(3);
    expect(many.stdout).toMatch(/it has the form of what \d+ rules look for/);
    const one = await home.run(['inspect', '--offline', '--provider', 'datadog'], { input: value });
    expect(one.code).toBe(0);
    expect(one.stdout).toContain('datadog');
  });

  it('says which form a value has whose checksum is wrong', async () => {
    const home = newHome();
    const value = ['gh', 'p_', 'Ab3dEf6hIj9'.repeat(4).slice(0, 36)].join('');
    const { code, stderr } = await home.run(['inspect'], { input: value });
    expect(code).toBe(2);
    expect(stderr).toContain('it is no github-personal-access-token');
    expect(stderr.includes(value)).toBe(false);
  });
});
