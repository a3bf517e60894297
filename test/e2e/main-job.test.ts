import { statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { openClient, postgresBackends, postgresTestServer, type PostgresTestServer } from '../support/postgres.js';
import { LeakScene } from './support/leak-scene.js';

const backends = await postgresBackends();

describe.each(backends)('the main job with an $title', ({ prefer, isThere }) => {
  const test = it.skipIf(!isThere);
  let server: PostgresTestServer;
  beforeAll(async () => {
    if (isThere) server = await postgresTestServer(prefer);
  }, 60_000);
  afterAll(async () => {
    if (isThere) await server.stop();
  });

  const login = async (scene: LeakScene, user: string, password: string): Promise<string> => {
    const client = await openClient(scene.database.settings, scene.database.settings.database ?? 'postgres', {
      user,
      password: new SecretValue(password),
    });
    const { rows } = await client.query<{ session_user: string }>('select session_user');
    await client.end();
    return rows[0]!.session_user;
  };

  test.each(['overlap', 'in-place'] as const)(
    'goes from a leak to a dead password, in order %s',
    async (order) => {
      const scene = await LeakScene.make(server, { order });
      const fingerprint = await scene.scan();

      const plan = await scene.run(['rotate', fingerprint]);
      expect(plan).toMatchObject({ code: 0, stderr: '' });
      expect(plan.stdout).toContain('still works');
      expect(plan.stdout).toMatch(/\.env:2.*: still holds it/);
      expect(plan.stdout).toMatch(/orders\.log:2.*: can not be read again/);
      expect(await login(scene, scene.user, scene.oldPassword)).toBe(scene.user);

      const applied = await scene.run(['rotate', fingerprint, '--apply']);
      expect(applied.stderr).not.toContain('error');
      expect(applied.code).toBe(0);

      await expect(login(scene, scene.user, scene.oldPassword)).rejects.toMatchObject({ code: '28P01' });
      const stored = await scene.run(['secret', 'get', 'apps/orders/db']);
      const { user, password } = JSON.parse(stored.stdout) as { user: string; password: string };
      expect(await login(scene, user, password)).toBe(user);
      expect(user === scene.user).toBe(order === 'in-place');
      const url = new URL(scene.env()['DATABASE_URL']!);
      expect([decodeURIComponent(url.username), decodeURIComponent(url.password) === password]).toEqual([user, true]);
      expect(statSync(scene.envFile).mode & 0o777).toBe(0o640);

      const list = await scene.run(['rotations', 'list']);
      expect(list.stdout).toContain('done');
      const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
      for (const state of ['planned', 'issued', 'staged', 'verified', 'promoted', 'updated', 'dead', 'done']) {
        expect(shown.stdout).toContain(state);
      }
      const again = await scene.run(['rotate', fingerprint]);
      expect(again.code).toBe(0);
      expect(again.stdout).toContain('nothing to rotate');
      scene.home.remove();
    },
    60_000,
  );

  test('finds one secret in three places', async () => {
    const scene = await LeakScene.make(server);
    const result = await scene.home.run(['scan', scene.repository, '-', '--name', 'orders.log', '--json'], {
      input: scene.log,
    });
    expect(result.code).toBe(1);
    const report = JSON.parse(result.stdout) as {
      findings: { locations: { source: string; path: string; commit?: string }[] }[];
    };
    expect(report.findings).toHaveLength(1);
    const places = report.findings[0]!.locations.map(({ source, path }) => `${source} ${path}`);
    expect(places.toSorted()).toEqual(['git-blob config/database.yml', 'stdin orders.log', 'worktree .env']);
    scene.home.remove();
  }, 60_000);
});

it('prints the lines to add and exits 2 where the configuration does not know the credential', async () => {
  const { Home } = await import('./support/command.js');
  const home = new Home();
  const url = ['postgres://orders_app:', 'kQ9xTb2', 'LmZ4vWc7', '@db.internal:5432/orders'].join('');
  await home.run(['init']);
  const scan = await home.run(['scan', '-', '--json'], { input: `DATABASE_URL=${url}\n` });
  const { findings } = JSON.parse(scan.stdout) as { findings: { fingerprint: string }[] };

  const result = await home.run(['rotate', findings[0]!.fingerprint]);

  expect(result.code).toBe(2);
  expect(result.stdout).toContain('match: { provider: postgres, host: db.internal, user: orders_app }');
  expect(result.stdout).not.toContain('LmZ4vWc7');
  home.remove();
});
