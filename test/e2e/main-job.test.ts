import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresBackends, postgresTestServer, type PostgresTestServer } from '../support/postgres.js';
import { LeakScene } from './support/leak-scene.js';
import { PostgresLeak } from './support/postgres-leak.js';

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

  test.each(['overlap', 'in-place'] as const)(
    'goes from a leak to a dead password, in order %s',
    async (order) => {
      const leaked = await PostgresLeak.make(server, { order });
      const scene = await LeakScene.make(leaked.leak);
      const fingerprint = await scene.scan();

      const plan = await scene.run(['rotate', fingerprint]);
      expect(plan).toMatchObject({ code: 0, stderr: '' });
      expect(plan.stdout).toContain('still works');
      expect(plan.stdout).toMatch(/\.env:2.*: still holds it/);
      expect(plan.stdout).toMatch(/orders\.log:2.*: can not be read again/);
      expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('works');

      const applied = await scene.run(['rotate', fingerprint, '--apply']);
      expect(applied.stderr).not.toContain('error');
      expect(applied.code).toBe(0);

      expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('28P01');
      const { user, password } = (await scene.stored()) as { user: string; password: string };
      expect(await leaked.login(user, password)).toBe('works');
      expect(user === leaked.user).toBe(order === 'in-place');
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
      leaked.remove();
    },
    60_000,
  );

  test('rewrites the value in a file that is named for it, and waits for people where nobody is configured', async () => {
    const leaked = await PostgresLeak.make(server);
    const scene = await LeakScene.make({ ...leaked.leak, credential: { ...leaked.leak.credential, consumers: [] } });
    const fingerprint = await scene.scan();
    const file = join(scene.home.work, 'deployment.yml');
    const url = scene.env()['DATABASE_URL']!;
    writeFileSync(file, `env:\n  - name: DATABASE_URL\n    value: "${url}"\n  - name: OTHER\n    value: x\n`);

    const waiting = await scene.run(['rotate', fingerprint, '--apply']);
    expect(waiting.code).toBe(4);
    expect(waiting.stdout).toContain('--consumers-updated');
    expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('works');
    const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
    const tooLate = await scene.run(['rotations', 'abort', id]);
    expect(tooLate.code).toBe(4);
    expect((await scene.run(['rotations', 'resume', id, '--consumers-updated'])).code).toBe(0);
    expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('28P01');
    scene.home.remove();
    leaked.remove();

    const second = await PostgresLeak.make(server);
    const again = await LeakScene.make({ ...second.leak, credential: { ...second.leak.credential, consumers: [] } });
    const found = await again.scan();
    writeFileSync(join(again.home.work, 'deployment.yml'), `value: "${again.env()['DATABASE_URL']!}"\n`);
    const applied = await again.run(['rotate', found, '--update', 'deployment.yml', '--apply']);
    expect(applied).toMatchObject({ code: 0 });
    const stored = await again.stored();
    const text = readFileSync(join(again.home.work, 'deployment.yml'), 'utf8');
    expect(text.includes(encodeURIComponent(stored['password']!)) && text.includes(stored['user']!)).toBe(true);
    expect(text).not.toContain(second.oldPassword);
    again.home.remove();
    second.remove();
  }, 120_000);

  test('plans from a report, and from standard input where no place can be read again', async () => {
    const leaked = await PostgresLeak.make(server);
    const scene = await LeakScene.make(leaked.leak);
    await scene.run(['scan', scene.repository, '--json', '--no-state', '--output', 'report.json']);
    const fromReport = await scene.run(['rotate', '--from', 'report.json']);
    // A run without a key file has a key that nobody has again.
    expect(fromReport).toMatchObject({ code: 2, stderr: expect.stringContaining('fingerprint key') as string });
    await scene.run(['scan', scene.repository, '--json', '--output', 'report.json']);
    expect(await scene.run(['rotate', '--from', 'report.json'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('orders-app: postgres user') as string,
    });

    const piped = await scene.home.run(['scan', '-', '--json'], { input: leaked.leak.log });
    const { findings } = JSON.parse(piped.stdout) as { findings: { fingerprint: string }[] };
    const { fingerprint } = findings[0]!;
    const right = await scene.home.run(['rotate', fingerprint, '--secret-stdin'], { input: `${leaked.oldPassword}\n` });
    expect(right).toMatchObject({ code: 0 });
    const wrong = await scene.home.run(['rotate', fingerprint, '--secret-stdin'], { input: 'something else\n' });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('not the value') as string });
    scene.home.remove();
    leaked.remove();
  }, 60_000);

  test('finds one secret in three places', async () => {
    const leaked = await PostgresLeak.make(server);
    const scene = await LeakScene.make(leaked.leak);
    const result = await scene.home.run(['scan', scene.repository, '-', '--name', 'orders.log', '--json'], {
      input: leaked.leak.log,
    });
    expect(result.code).toBe(1);
    const report = JSON.parse(result.stdout) as {
      findings: { locations: { source: string; path: string; commit?: string }[] }[];
    };
    expect(report.findings).toHaveLength(1);
    const places = report.findings[0]!.locations.map(({ source, path }) => `${source} ${path}`);
    expect(places.toSorted()).toEqual(['git-blob config/database.yml', 'stdin orders.log', 'worktree .env']);
    scene.home.remove();
    leaked.remove();
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
