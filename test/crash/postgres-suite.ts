import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { lossyProxy, type LossyProxy } from '../support/lossy-proxy.js';
import { postgresBackends, postgresTestServer, type PostgresTestServer } from '../support/postgres.js';
import { reportCases } from './cases.js';
import { CrashBench } from './crash-bench.js';
import { postgresProvider } from './postgres-provider.js';
import { expectSuccess, killAborts, killEverywhere, killTwice } from './walk.js';

const MINUTES = 60_000;
/** As `kill-at.mjs` counts them. */
const CHANGES = /^\s*(create|alter|grant|revoke|comment|drop|commit|reassign|do)\b|pg_terminate_backend/i;

/** Crashes and lost answers with a real PostgreSQL and the local store, in one order. */
export async function crashSuite(order: 'overlap' | 'in-place'): Promise<void> {
  const [installed] = await postgresBackends();
  const test = it.skipIf(installed?.isThere !== true);
  let server: PostgresTestServer;
  let bench: CrashBench;
  let cases = 0;

  beforeAll(async () => {
    if (installed?.isThere !== true) return;
    server = await postgresTestServer('installed');
    bench = await CrashBench.make(await postgresProvider(server, { order }), LOCAL_STORE);
  }, 2 * MINUTES);
  afterAll(async () => {
    reportCases(`postgres ${order}, local store`, cases);
    await bench?.remove();
    await server?.stop();
  });

  describe(`a rotation in order ${order}`, () => {
    test('ends the same wherever it is killed', async () => void (cases += await killEverywhere(bench)), 30 * MINUTES);
    test(
      'ends the same when the resume is killed too',
      async () => void (cases += await killTwice(bench)),
      9 * MINUTES,
    );
    test('leaves nothing when an abort is killed', async () => void (cases += await killAborts(bench)), 9 * MINUTES);
  });

  describe(`a rotation in order ${order} through a proxy that loses answers`, () => {
    let proxy: LossyProxy;
    let behindProxy: CrashBench;
    let left = Number.POSITIVE_INFINITY;
    const lose = (sql: string): boolean => CHANGES.test(sql) && --left === 0;

    beforeAll(async () => {
      if (installed?.isThere !== true) return;
      proxy = await lossyProxy(server.server.port, { loseAnswerTo: lose });
      const provider = await postgresProvider(server, { order, port: proxy.port });
      behindProxy = await CrashBench.make(provider, LOCAL_STORE);
    }, 2 * MINUTES);
    afterAll(async () => {
      await behindProxy?.remove();
      await proxy?.stop();
    });

    test(
      'ends the same whichever answer is lost after the server has committed',
      async () => {
        await behindProxy.reset();
        const statements = (await behindProxy.countRotation()).filter((what) => what.startsWith('server'));
        expect(statements.length).toBeGreaterThan(1);
        for (const [index, statement] of statements.entries()) {
          left = Number.POSITIVE_INFINITY;
          await behindProxy.reset();
          const where = `answer lost to ${String(index + 1)} of ${String(statements.length)}, ${statement}`;
          left = index + 1;
          const applied = await behindProxy.apply();
          expect(left, where).toBeLessThanOrEqual(0);
          if (applied.code !== 0) {
            expect(applied, where).toMatchObject({ code: 4 });
            expectSuccess(await behindProxy.goOn(), where);
          }
          expect(await behindProxy.outcome(), where).toEqual(behindProxy.rotated);
          cases += 1;
        }
      },
      9 * MINUTES,
    );
  });
}
