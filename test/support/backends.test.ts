import { GetUserCommand, IAMClient, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import { transform } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { missingBackend, freePort } from './backends.js';
import { startMoto } from './moto.js';
import { startServer } from './server-process.js';

describe('missingBackend', () => {
  it('tells why tests are skipped, and fails where none may be', async () => {
    vi.stubEnv('UNLEAK_BACKENDS_DIR', '/nonexistent');
    vi.stubEnv('UNLEAK_REQUIRE_BACKENDS', '');
    vi.resetModules();
    onTestFinished(() => void vi.unstubAllEnvs());
    const elsewhere = await import('./backends.js');
    expect(elsewhere.missingBackend('bao')).toMatch(/scripts\/backends\.sh/);
    vi.stubEnv('UNLEAK_REQUIRE_BACKENDS', '1');
    expect(() => elsewhere.missingBackend('bao')).toThrow(/scripts\/backends\.sh/);
    expect(() => elsewhere.missingBackend('python')).toThrow(/scripts\/backends\.sh/);
  });
});

describe('startServer', () => {
  const listening = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = createConnection(port, '127.0.0.1');
      socket.once('error', () => resolve(false));
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
    });
  const script = (port: number): string => `require('node:http').createServer().listen(${String(port)}, '127.0.0.1')`;

  it('ends the server when it is stopped', async () => {
    const port = await freePort();
    const server = await startServer({
      name: 'test',
      argv: () => [process.execPath, '-e', script(port)],
      isReady: () => listening(port),
    });
    await server.stop();
    expect(await listening(port)).toBe(false);
  });

  it('says at once that a server does not start', async () => {
    const never = startServer({ name: 'test', argv: () => ['false'], isReady: () => Promise.resolve(false) });
    await expect(never).rejects.toThrow(/ended with 1 at its start/);
  });

  it('leaves no server behind where the test process is killed', async () => {
    const port = await freePort();
    const source = readFileSync(new URL('server-process.ts', import.meta.url), 'utf8');
    const { code } = await transform(source, { loader: 'ts', format: 'esm' });
    const serverScript = JSON.stringify(script(port));
    const starter = `${code}
      const argv = () => [process.execPath, '-e', ${serverScript}];
      await startServer({ name: 'test', argv, isReady: async () => true });
      console.log('started');
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', starter], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    await vi.waitUntil(() => listening(port), { timeout: 20_000 });
    child.kill('SIGKILL');
    await vi.waitUntil(async () => !(await listening(port)), { timeout: 20_000 });
    expect(await listening(port)).toBe(false);
  });
});

const missing = missingBackend('python');
describe.skipIf(missing !== undefined)(`moto with strict rules${missing === undefined ? '' : ` (${missing})`}`, () => {
  it('refuses an inactive key as an unknown one and takes it again when it is active', async () => {
    const moto = await startMoto({ enforceIam: true });
    onTestFinished(() => moto.stop());
    const key = await moto.newUser('someone', ['iam:GetUser']);
    const client = (credentials: typeof key): IAMClient =>
      new IAMClient({ endpoint: moto.endpoint, region: moto.region, credentials, maxAttempts: 1 });
    const set = (Status: 'Active' | 'Inactive'): Promise<unknown> =>
      client(moto.admin).send(
        new UpdateAccessKeyCommand({ UserName: 'someone', AccessKeyId: key.accessKeyId, Status }),
      );
    const use = (): Promise<unknown> => client(key).send(new GetUserCommand({ UserName: 'someone' }));
    await expect(use()).resolves.toBeDefined();
    await set('Inactive');
    await expect(use()).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await set('Active');
    await expect(use()).resolves.toBeDefined();
  });
});
