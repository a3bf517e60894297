import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lossyProxy, type LossyProxy } from '../support/lossy-proxy.js';
import { postgresBackends, postgresTestServer, type PostgresTestServer } from '../support/postgres.js';
import { CrashBench, ROTATED, UNTOUCHED } from './crash-bench.js';

const MINUTES = 60_000;
/** As `kill-at.mjs` counts them. */
const CHANGES = /^\s*(create|alter|grant|revoke|comment|drop|commit|reassign|do)\b|pg_terminate_backend/i;

/**
 * Kills the built command line before each of its durable writes and each statement that changes something, loses the
 * server's answer to each of those statements, and looks at the server, the store, the env file and the disk afterwards.
 */
export async function crashSuite(order: 'overlap' | 'in-place'): Promise<void> {
  const [installed] = await postgresBackends();
  const test = it.skipIf(installed?.isThere !== true);
  let server: PostgresTestServer;
  let bench: CrashBench;
  let cases = 0;

  beforeAll(async () => {
    if (installed?.isThere !== true) return;
    server = await postgresTestServer('installed');
    bench = await CrashBench.make(server, { order });
  }, 2 * MINUTES);
  afterAll(async () => {
    console.log(`crash suite, postgres, ${order}, local store: ${String(cases)} cases`);
    await bench?.remove();
    await server?.stop();
  });

  describe(`a rotation in order ${order}`, () => {
    test(
      'ends the same wherever it is killed',
      async () => {
        await bench.reset();
        const operations = await bench.count(['rotate', bench.fingerprint, '--apply']);
        expect(operations.filter((what) => what === 'journal commit').length).toBeGreaterThan(15);
        expect(operations.some((what) => what.startsWith('server'))).toBe(true);
        for (let killAt = 1; killAt <= operations.length; killAt += 1) {
          await bench.reset();
          const where = `killed before ${String(killAt)} of ${String(operations.length)}, ${operations[killAt - 1]!}`;
          expect(await bench.apply(killAt), where).toMatchObject({ signal: 'SIGKILL' });
          expect(await bench.goOn(), where).toMatchObject({ code: 0 });
          expect(await bench.outcome(), where).toEqual(ROTATED);
          cases += 1;
        }
      },
      30 * MINUTES,
    );

    test(
      'ends the same when the resume is killed too',
      async () => {
        const total = (await bench.reset(), await bench.count(['rotate', bench.fingerprint, '--apply'])).length;
        // Every seventh first kill, each with a second one at another distance.
        for (let killAt = 3; killAt <= total; killAt += 7) {
          await bench.reset();
          const where = `killed before ${String(killAt)}, then before ${String(1 + (killAt % 11))} of the resume`;
          await bench.apply(killAt);
          await bench.run(['rotations', 'resume'], 1 + (killAt % 11));
          expect(await bench.goOn(), where).toMatchObject({ code: 0 });
          expect(await bench.outcome(), where).toEqual(ROTATED);
          cases += 1;
        }
      },
      10 * MINUTES,
    );

    test(
      'leaves nothing behind when an abort is killed',
      async () => {
        await bench.reset();
        const operations = await bench.count(['rotate', bench.fingerprint, '--apply']);
        // Late enough that the replacement is issued and staged, early enough that it is not current.
        const stopAt = verifyingCommit(operations);
        await bench.reset();
        await bench.apply(stopAt);
        const id = await onlyRotation(bench);
        const aborting = await bench.count(['rotations', 'abort', id]);
        expect(await bench.untouched()).toEqual(UNTOUCHED);
        for (let killAt = 1; killAt <= aborting.length; killAt += 1) {
          await bench.reset();
          await bench.apply(stopAt);
          const rotation = await onlyRotation(bench);
          const where = `killed before ${String(killAt)} of ${String(aborting.length)}, ${aborting[killAt - 1]!}`;
          expect(await bench.run(['rotations', 'abort', rotation], killAt), where).toMatchObject({ signal: 'SIGKILL' });
          const list = await bench.run(['rotations', 'list']);
          if (!list.stdout.includes('aborted')) {
            expect(await bench.run(['rotations', 'abort', rotation]), where).toMatchObject({ code: 0 });
          }
          expect(await bench.untouched(), where).toEqual(UNTOUCHED);
          cases += 1;
        }
      },
      10 * MINUTES,
    );
  });

  describe(`a rotation in order ${order} through a proxy that loses answers`, () => {
    let proxy: LossyProxy;
    let behindProxy: CrashBench;
    let left = Number.POSITIVE_INFINITY;
    const lose = (sql: string): boolean => CHANGES.test(sql) && --left === 0;

    beforeAll(async () => {
      if (installed?.isThere !== true) return;
      proxy = await lossyProxy(server.server.port, { loseAnswerTo: lose });
      behindProxy = await CrashBench.make(server, { order, port: proxy.port });
    }, 2 * MINUTES);
    afterAll(async () => {
      await behindProxy?.remove();
      await proxy?.stop();
    });

    test(
      'ends the same whichever answer is lost after the server has committed',
      async () => {
        await behindProxy.reset();
        const operations = await behindProxy.count(['rotate', behindProxy.fingerprint, '--apply']);
        const statements = operations.filter((what) => what.startsWith('server'));
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
            expect(await behindProxy.goOn(), where).toMatchObject({ code: 0 });
          }
          expect(await behindProxy.outcome(), where).toEqual(ROTATED);
          cases += 1;
        }
      },
      10 * MINUTES,
    );
  });
}

/** The number of the first write after `staged`, in both orders before anything is promoted. */
function verifyingCommit(operations: readonly string[]): number {
  const lastOfStore = operations.findLastIndex((what) => what === 'file linkSync');
  const commits = operations.flatMap((what, index) => (what === 'journal commit' ? [index] : []));
  // Promoting is the second revision of the store; its intent is the last commit before it.
  const promoting = commits.findLast((index) => index < lastOfStore);
  if (promoting === undefined) throw new Error('no commit before the store is promoted');
  return promoting + 1;
}

async function onlyRotation(bench: CrashBench): Promise<string> {
  const list = await bench.run(['rotations', 'list', '--json']);
  const rotations = JSON.parse(list.stdout) as { id: string }[];
  if (rotations.length !== 1) throw new Error(`expected one rotation, got ${String(rotations.length)}`);
  return rotations[0]!.id;
}
