import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresBackends, postgresTestServer, type PostgresTestServer } from '../support/postgres.js';
import { LeakScene } from './support/leak-scene.js';
import { PostgresLeak } from './support/postgres-leak.js';

const backend = (await postgresBackends()).find(({ isThere }) => isThere);

describe.skipIf(backend === undefined)('an emergency', () => {
  let server: PostgresTestServer;
  beforeAll(async () => {
    server = await postgresTestServer(backend!.prefer);
  }, 60_000);
  afterAll(() => server.stop());

  it('kills the leaked password first, replaces it, and leaves a record that shows every change', async () => {
    const leaked = await PostgresLeak.make(server, { order: 'overlap' });
    const scene = await LeakScene.make(leaked.leak);
    const fingerprint = await scene.scan();
    const emergency = ['--emergency', '--reason', 'a stranger uses it'];

    expect(await scene.run(['rotate', fingerprint, '--apply', '--emergency'])).toMatchObject({ code: 2 });
    const plan = await scene.run(['rotate', fingerprint, ...emergency]);
    expect(plan.stdout).toContain('LOGINS FAIL until');

    const applied = await scene.run(['rotate', fingerprint, '--apply', ...emergency]);
    expect(applied.code, applied.stderr).toBe(0);
    expect(applied.stderr.indexOf(': dead')).toBeLessThan(applied.stderr.indexOf(': issuing'));
    expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('28P01');
    const { user, password } = (await scene.stored()) as { user: string; password: string };
    expect(await leaked.login(user, password)).toBe('works');

    const verified = await scene.run(['rotations', 'verify']);
    expect(verified).toMatchObject({ code: 0 });
    const exported = await scene.run(['rotations', 'export']);
    expect(exported.stdout).toContain('a stranger uses it');
    expect(exported.stdout).toContain(`"new":{"user":"${user}"`);
    expect(exported.stdout.includes(password) || exported.stdout.includes(leaked.oldPassword)).toBe(false);
    const file = join(scene.home.folder, 'trail.jsonl');
    writeFileSync(file, exported.stdout.replace('a stranger uses it', 'planned maintenance'));
    expect(await scene.run(['rotations', 'verify', '--file', file])).toMatchObject({ code: 4 });
    scene.home.remove();
    leaked.remove();
  }, 120_000);
});
