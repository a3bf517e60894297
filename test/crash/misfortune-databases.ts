// Users of real databases, for the misfortunes that need no fake.
import { mysqlLeak, redisLeak, type DatabaseLeak } from '../e2e/support/database-leak.js';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import type { MariadbServer } from '../support/mariadb-server.js';
import type { RedisServer } from '../support/redis-server.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { ROTATED, word, type BenchScene } from './misfortune-scenes.js';

export const redisScene = (server: RedisServer): BenchScene =>
  databaseScene('a Redis password (overlap)', () => redisLeak(server, {}));

export const mariadbScene = (server: MariadbServer): BenchScene =>
  databaseScene('a MariaDB password (in place)', () => mysqlLeak(server, { order: 'in-place' }));

function databaseScene(title: string, leak: () => Promise<DatabaseLeak>): BenchScene {
  return {
    title,
    make: async () => {
      const leaked = await leak();
      const provider: CrashProvider = {
        leak: leaked.leak,
        restore: () => Promise.resolve(),
        afterRotation: async ({ password = '' }, env) => ({
          live: await leaked.livePasswords(),
          old: word((await leaked.login(leaked.oldPassword)) === 'works'),
          stored: word((await leaked.login(password)) === 'works'),
          envFileHasStored: new URL(env['DATABASE_URL'] ?? '').password === password,
          violations: [],
        }),
        rotated: ROTATED,
        afterAbort: () => Promise.resolve({}),
        untouched: {},
        close: () => Promise.resolve(leaked.remove()),
      };
      return { bench: await CrashBench.make(provider, LOCAL_STORE) };
    },
  };
}
