// The fake judged by npm's own client, which comes with Node.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeRegistry, type FakeRegistry } from './fake-registry.js';

const NPM = [
  join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  '/usr/lib/node_modules/npm/bin/npm-cli.js',
].find((path) => existsSync(path));
const run = promisify(execFile);

async function npm(registry: FakeRegistry, token: string, ...argv: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'unleak-npm-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { host } = new URL(registry.url);
  writeFileSync(join(folder, '.npmrc'), `//${host}/:_authToken=${token}\nregistry=${registry.url}/\n`, { mode: 0o600 });
  const { stdout } = await run(process.execPath, [NPM!, ...argv, '--no-update-notifier'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder },
    timeout: 30_000,
  });
  return stdout;
}

describe.skipIf(NPM === undefined)('the npm client', () => {
  it('asks the fake who it is, lists tokens over pages, and deletes one by its key', async () => {
    const registry = await startFakeRegistry({ perPage: 1 });
    onTestFinished(() => registry.stop());
    const [one, other] = [registry.addToken(), registry.addToken()];
    expect(await npm(registry, one.value, 'whoami')).toBe('mona\n');
    const listed = JSON.parse(await npm(registry, one.value, 'token', 'list', '--json')) as { key: string }[];
    expect(listed.map(({ key }) => key)).toEqual([one.key, other.key]);
    await npm(registry, one.value, 'token', 'revoke', other.key.slice(0, 12));
    expect(registry.tokens.map(({ isDead }) => isDead)).toEqual([false, true]);
    expect(registry.violations).toEqual([]);
    await expect(npm(registry, other.value, 'whoami')).rejects.toThrow(/E401/);
  }, 60_000);

  it('understands that a one-time password is wanted', async () => {
    const registry = await startFakeRegistry();
    onTestFinished(() => registry.stop());
    const guarded = registry.addToken({ needsOtp: true });
    await expect(npm(registry, guarded.value, 'token', 'revoke', guarded.key)).rejects.toThrow(/EOTP/);
    expect(guarded.isDead).toBe(false);
    expect(registry.violations).toEqual([]);
  }, 60_000);
});
