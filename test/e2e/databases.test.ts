import { afterEach, describe, expect, it } from 'vitest';
import { missingBackend } from '../support/backends.js';
import { startMariadb } from '../support/mariadb-server.js';
import { startRedis } from '../support/redis-server.js';
import { mysqlLeak, redisLeak, type DatabaseLeak, type DatabaseLeakOptions } from './support/database-leak.js';
import { LeakScene } from './support/leak-scene.js';
import { filesWith } from './support/files-below.js';

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUp.toReversed()) await one();
  cleanUp = [];
});

async function newMysql(options: DatabaseLeakOptions): Promise<DatabaseLeak> {
  const server = await startMariadb();
  cleanUp.push(() => server.stop());
  return mysqlLeak(server, options);
}

async function newRedis(options: DatabaseLeakOptions): Promise<DatabaseLeak> {
  const server = await startRedis();
  cleanUp.push(() => server.stop());
  return redisLeak(server, options);
}

describe.each([
  { title: 'MariaDB', missing: missingBackend('mariadb'), make: newMysql, change: 'ALTER USER' },
  { title: 'Redis', missing: missingBackend('redis'), make: newRedis, change: 'ACL SETUSER' },
])('a leaked password of $title', ({ missing, make, change }) => {
  it.skipIf(missing !== undefined).each(['overlap', 'in-place'] as const)(
    'is dead at the end, and the new one is where it belongs and nowhere else, in order %s',
    async (order) => {
      const leaked = await make({ order });
      const scene = await LeakScene.make(leaked.leak);
      cleanUp.push(leaked.remove, () => scene.home.remove());
      const session = await leaked.openSession();
      cleanUp.push(session.close);
      const fingerprint = await scene.scan();

      const plan = await scene.run(['rotate', fingerprint]);
      expect(plan).toMatchObject({ code: 0, stderr: '' });
      expect(plan.stdout).toContain('still works');
      expect(plan.stdout).toContain(change);
      expect(await leaked.login(leaked.oldPassword)).toBe('works');

      const applied = await scene.run(['rotate', fingerprint, '--apply']);
      expect(applied, applied.stderr).toMatchObject({ code: 0 });
      expect(await leaked.login(leaked.oldPassword)).toBe(leaked.refusal);
      expect(await session.isOpen()).toBe(false);
      expect(await leaked.livePasswords()).toBe(1);
      const { password = '' } = await scene.stored();
      expect(await leaked.login(password)).toBe('works');
      expect(new URL(scene.env()['DATABASE_URL']!).password === password).toBe(true);

      const list = await scene.run(['rotations', 'list']);
      const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
      for (const state of ['planned', 'issued', 'staged', 'verified', 'promoted', 'updated', 'dead', 'done']) {
        expect(shown.stdout).toContain(state);
      }
      expect((await scene.run(['rotate', fingerprint])).stdout).toContain('nothing to rotate');

      const said = [plan, applied, list, shown].map(({ stdout, stderr }) => stdout + stderr).join('\n');
      const hidden = [leaked.oldPassword, password, leaked.adminPassword];
      expect(hidden.map((secret) => said.includes(secret))).toEqual([false, false, false]);
      const holding = hidden.map((secret) => endsOfFilesWith(scene.home.folder, secret));
      expect(holding).toEqual([[], ['orders/.env'], []]);
    },
    90_000,
  );
});

/** By their ends. */
function endsOfFilesWith(folder: string, value: string): readonly string[] {
  return filesWith(folder, value).map((path) => path.split('/').slice(-2).join('/'));
}
