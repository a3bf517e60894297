import type { Client } from 'pg';
import { SecretValue } from '../../src/core/secret-value.js';
import { PostgresLeak, type PostgresLeakOptions } from '../e2e/support/postgres-leak.js';
import { openClient, type PostgresTestServer } from '../support/postgres.js';
import type { CrashProvider } from './crash-bench.js';

/** A leaked role with a session of the old password open, which has to end with it. */
export async function postgresProvider(
  server: PostgresTestServer,
  options: PostgresLeakOptions,
): Promise<CrashProvider> {
  const leaked = await PostgresLeak.make(server, options);
  let session: Client | undefined;
  const openSession = async (): Promise<void> => {
    await session?.end();
    const { settings } = leaked.database;
    const login = { user: leaked.user, password: new SecretValue(leaked.oldPassword) };
    session = await openClient(settings, settings.database ?? 'postgres', login);
  };
  const countSessions = async (): Promise<number> => {
    const rows = await leaked.database.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where usename = $1 and application_name = 'application'`,
      [leaked.user],
    );
    return rows[0]!.n;
  };
  return {
    leak: leaked.leak,
    async restore() {
      await leaked.restore();
      await openSession();
    },
    async afterRotation(stored, env) {
      const url = new URL(env['DATABASE_URL']!);
      const { user, password } = stored as { user: string; password: string };
      return {
        liveLogins: await leaked.liveLogins(),
        oldPassword: await leaked.login(leaked.user, leaked.oldPassword),
        storedLogin: await leaked.login(user, password),
        envFileAgrees: decodeURIComponent(url.username) === user && decodeURIComponent(url.password) === password,
        oldSessions: await countSessions(),
      };
    },
    rotated: { liveLogins: 1, oldPassword: '28P01', storedLogin: 'works', envFileAgrees: true, oldSessions: 0 },
    async afterAbort(env) {
      return {
        liveLogins: await leaked.liveLogins(),
        oldPassword: await leaked.login(leaked.user, leaked.oldPassword),
        siblings: (await leaked.siblings()).length,
        envFileIsOld: env['DATABASE_URL']!.includes(leaked.oldPassword),
        oldSessions: await countSessions(),
      };
    },
    untouched: { liveLogins: 1, oldPassword: 'works', siblings: 0, envFileIsOld: true, oldSessions: 1 },
    async close() {
      await session?.end();
      leaked.remove();
    },
  };
}
