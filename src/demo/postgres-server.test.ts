import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import { copyEmbedded, findPostgres, isOpenToOthers, type PostgresChoice } from './postgres-binaries.js';
import { startPostgres, type PostgresServer } from './postgres-server.js';

const password = new SecretValue(['super', 'user', 'test', 'word'].join('-'));
const choices: readonly PostgresChoice[] = ['installed', 'embedded'];
const available = new Set<PostgresChoice>();
for (const choice of choices) {
  const found = await findPostgres(choice).catch(() => []);
  if (found.length > 0 || process.env['UNLEAK_REQUIRE_BACKENDS'] === '1') available.add(choice);
}

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'unleak-pgtest-'));
  await chmod(parent, 0o755);
});
afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

describe.each(choices)('startPostgres with the %s server', (prefer) => {
  it.skipIf(!available.has(prefer))('lets in the right password only, and leaves no process and no file', async () => {
    const server = await startPostgres({ superuserPassword: password, dir: parent, prefer });
    try {
      expect(await login(server, password.reveal())).toBe('in');
      expect(await login(server, 'something-else')).toBe('28P01');
      expect(server.kind).toBe(prefer);
      expect(await readdir(join(server.dataDir, '..'))).not.toContain('pw');
    } finally {
      await server.stop();
    }
    await server.stop();
    expect(await readdir(parent)).toEqual([]);
    expect(isAlive(server.pid)).toBe(false);
  });

  it.skipIf(!available.has(prefer))('stops when its signal aborts', async () => {
    const controller = new AbortController();
    const server = await startPostgres({ superuserPassword: password, dir: parent, prefer, signal: controller.signal });
    controller.abort();
    await server.stop();
    expect(await readdir(parent)).toEqual([]);
    expect(isAlive(server.pid)).toBe(false);
  });

  it.skipIf(!available.has(prefer)).each([
    ['throws', 'exit 1'],
    ['exits', 'exit 3'],
    ['is interrupted', 'SIGINT'],
  ])('leaves nothing behind when its process %s', async (how, ending) => {
    const { pid, status } = await runOwner(prefer, parent, how);
    expect(status).toBe(ending);
    expect(pid).toBeGreaterThan(0);
    expect(isAlive(pid)).toBe(false);
    expect(await readdir(parent)).toEqual([]);
  });
});

describe.runIf(available.has('embedded') && process.getuid?.() === 0)('startPostgres as root', () => {
  it('copies an embedded server that stands in a folder its user cannot enter', async () => {
    const [embedded] = await findPostgres('embedded');
    const native = dirname(embedded?.bin ?? '');
    const locked = join(parent, 'locked');
    await mkdir(locked, { mode: 0o700 });
    await promisify(execFile)('cp', ['-r', native, join(locked, 'native')]);
    expect(await isOpenToOthers(join(locked, 'native', 'bin'))).toBe(false);
    const copy = await copyEmbedded({ kind: 'embedded', bin: join(locked, 'native', 'bin') }, join(parent, 'copy'));
    expect(await isOpenToOthers(copy.bin)).toBe(true);
    const { stdout } = await promisify(execFile)(join(copy.bin, 'postgres'), ['--version']);
    expect(stdout).toContain('PostgreSQL');
  });
});

describe('startPostgres', () => {
  it('refuses a password that would not survive the password file', async () => {
    const bad = new SecretValue('two\nlines');
    await expect(startPostgres({ superuserPassword: bad, dir: parent })).rejects.toBeInstanceOf(AppError);
    expect(await readdir(parent)).toEqual([]);
  });
});

async function login(server: PostgresServer, secret: string): Promise<string> {
  const { host, port, superuser: user } = server;
  const client = new Client({ host, port, user, password: secret, database: 'postgres', ssl: false });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'in';
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A process of its own that starts a server and then ends in the given way. */
async function runOwner(prefer: string, dir: string, how: string): Promise<{ pid: number; status: string }> {
  const folder = await mkdtemp(join(import.meta.dirname, '../../node_modules/.unleak-test-'));
  try {
    const script = join(folder, 'owner.mjs');
    await build({
      stdin: { contents: ownerSource(prefer, dir, how), resolveDir: import.meta.dirname, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile: script,
    });
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
    let pid = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      pid = Number(chunk.toString());
      if (how === 'is interrupted') child.kill('SIGINT');
    });
    const status = await new Promise<string>((resolve) => {
      child.once('close', (code, signal) => {
        resolve(signal ?? `exit ${String(code)}`);
      });
    });
    return { pid, status };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function ownerSource(prefer: string, dir: string, how: string): string {
  const endings: Record<string, string> = {
    throws: `throw new Error('crash')`,
    exits: 'process.exit(3)',
    'is interrupted': 'setInterval(() => undefined, 1000)',
  };
  return `
    import { startPostgres } from './postgres-server.js';
    import { SecretValue } from '../core/secret-value.js';
    const superuserPassword = new SecretValue(['any', 'word'].join('-'));
    const server = await startPostgres({ superuserPassword, dir: ${JSON.stringify(dir)}, prefer: ${JSON.stringify(prefer)} });
    process.stdout.write(String(server.pid));
    setTimeout(() => { ${endings[how] ?? ''} }, 20);
  `;
}

/** A zombie that its new parent has not reaped yet is dead. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  return existsSync(`/proc/${String(pid)}/exe`) && existsSync(`/proc/${String(pid)}/cwd`);
}
