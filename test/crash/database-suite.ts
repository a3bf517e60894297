import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseLeak, DatabaseLeakOptions } from '../e2e/support/database-leak.js';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import type { LossyAnswers } from '../support/lossy-answers.js';
import { reportCases } from './cases.js';
import { CrashBench, EMERGENCY, type CrashProvider } from './crash-bench.js';
import { expectSuccess, killEverywhere } from './walk.js';

const MINUTES = 60_000;
const LATE_MS = 1_500;

export interface DatabaseServer {
  leak(options: DatabaseLeakOptions): Promise<DatabaseLeak>;
  /** Loses the answer to each statement for which `loses` says so, or lets it come that much later. */
  lossy(loses: (statement: string) => boolean, lateMs?: number): Promise<LossyAnswers>;
  stop(): Promise<void>;
}

export interface DatabaseSuite {
  readonly title: string;
  readonly isThere: boolean;
  start(): Promise<DatabaseServer>;
  /** Kills only at each so many of the places, where another server stands for the class. */
  readonly every?: number;
  isChange(statement: string): boolean;
}

/** A leaked user with a session of the old password open, which has to end with it. */
function databaseProvider(leaked: DatabaseLeak): CrashProvider {
  let session: Awaited<ReturnType<DatabaseLeak['openSession']>> | undefined;
  const facts = async (): Promise<Record<string, unknown>> => ({
    livePasswords: await leaked.livePasswords(),
    oldPassword: await leaked.login(leaked.oldPassword),
    oldSession: await session?.isOpen(),
  });
  return {
    leak: leaked.leak,
    async restore() {
      session?.close();
      await leaked.restore();
      session = await leaked.openSession();
    },
    async afterRotation(stored, env) {
      const password = stored['password'] ?? '';
      const envFileAgrees = new URL(env['DATABASE_URL']!).password === password;
      return { ...(await facts()), storedPassword: await leaked.login(password), envFileAgrees };
    },
    rotated: {
      livePasswords: 1,
      oldPassword: leaked.refusal,
      oldSession: false,
      storedPassword: 'works',
      envFileAgrees: true,
    },
    async afterAbort(env) {
      return { ...(await facts()), envFileIsOld: env['DATABASE_URL']!.includes(leaked.oldPassword) };
    },
    untouched: { livePasswords: 1, oldPassword: 'works', oldSession: true, envFileIsOld: true },
    close() {
      session?.close();
      leaked.remove();
      return Promise.resolve();
    },
  };
}

/** Crashes and lost answers with a real server and the local store, in both orders. */
export function databaseCrashSuite({ title, isThere, start, isChange, every = 1 }: DatabaseSuite): void {
  describe.skipIf(!isThere)(`a rotation at ${title}`, () => {
    let server: DatabaseServer;
    let cases = 0;
    beforeAll(async () => {
      server = await start();
    }, 2 * MINUTES);
    afterAll(async () => {
      reportCases(`${title}, local store`, cases);
      await server?.stop();
    });

    it.each([
      { order: 'overlap', how: 'step by step', flags: [], stride: 1 },
      { order: 'in-place', how: 'step by step', flags: [], stride: 2 },
      { order: 'overlap', how: 'in an emergency', flags: EMERGENCY, stride: 3 },
      { order: 'in-place', how: 'in an emergency', flags: EMERGENCY, stride: 3 },
    ] as const)(
      'ends the same wherever it is killed, in order $order, $how',
      async ({ order, flags, stride }) => {
        const bench = await CrashBench.make(databaseProvider(await server.leak({ order })), LOCAL_STORE, flags);
        cases += await killEverywhere(bench, { stride: stride * every });
        await bench.remove();
      },
      20 * MINUTES,
    );

    it.each(['overlap', 'in-place'] as const)(
      'ends the same whichever answer to a change is lost, in order %s',
      async (order) => {
        let left = Number.POSITIVE_INFINITY;
        const proxy = await server.lossy((statement) => isChange(statement) && --left === 0);
        const provider = databaseProvider(await server.leak({ order, port: proxy.port }));
        const bench = await CrashBench.make(provider, LOCAL_STORE);
        await bench.reset();
        const statements = (await bench.countRotation()).filter((what) => what.startsWith('server'));
        expect(statements.length).toBeGreaterThan(1);
        for (const [index, statement] of statements.entries()) {
          left = Number.POSITIVE_INFINITY;
          await bench.reset();
          const where = `answer lost to ${String(index + 1)} of ${String(statements.length)}, ${statement}`;
          left = index + 1;
          const applied = await bench.apply();
          expect(left, where).toBeLessThanOrEqual(0);
          if (applied.code !== 0) {
            expect(applied, where).toMatchObject({ code: 4 });
            expectSuccess(await bench.goOn(), where);
          }
          expect(await bench.outcome(), where).toEqual(bench.rotated);
          cases += 1;
        }
        await bench.remove();
        await proxy.stop();
      },
      9 * MINUTES,
    );

    it.each(['overlap', 'in-place'] as const)(
      'ends the same when the answer to each change comes late, in order %s',
      async (order) => {
        const proxy = await server.lossy(isChange, LATE_MS);
        const provider = databaseProvider(await server.leak({ order, port: proxy.port }));
        const bench = await CrashBench.make(provider, LOCAL_STORE);
        await bench.reset();
        expectSuccess(await bench.apply(), 'late');
        expect(proxy.lost()).toBeGreaterThan(1);
        expect(await bench.outcome()).toEqual(bench.rotated);
        cases += 1;
        await bench.remove();
        await proxy.stop();
      },
      2 * MINUTES,
    );
  });
}
