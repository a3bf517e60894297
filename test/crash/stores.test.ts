import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoreChoice } from '../e2e/support/leak-scene.js';
import { secretsManagerChoice, vaultChoice } from '../e2e/support/store-servers.js';
import { missingBackend } from '../support/backends.js';
import { lossyHttpProxy, type LossyHttpProxy } from '../support/lossy-http-proxy.js';
import { startMoto } from '../support/moto.js';
import { startOpenbao } from '../support/openbao.js';
import { postgresBackends, postgresTestServer, type PostgresTestServer } from '../support/postgres.js';
import { reportCases } from './cases.js';
import { CrashBench } from './crash-bench.js';
import { postgresProvider } from './postgres-provider.js';
import { expectSuccess, killAborts, killEverywhere } from './walk.js';

const MINUTES = 60_000;

interface StoreServer {
  readonly address: string;
  /** The store's entry in the configuration, reached at this address. */
  choiceAt(address: string): Promise<StoreChoice>;
  stop(): Promise<void>;
}

const stores = [
  {
    title: 'Vault (OpenBao)',
    missing: missingBackend('bao'),
    async start(): Promise<StoreServer> {
      const bao = await startOpenbao();
      return {
        address: bao.address,
        choiceAt: (address) => vaultChoice(bao, address),
        stop: () => bao.stop(),
      };
    },
  },
  {
    title: 'AWS Secrets Manager (moto)',
    missing: missingBackend('python'),
    async start(): Promise<StoreServer> {
      const moto = await startMoto();
      return {
        address: moto.endpoint,
        choiceAt: (endpoint) => Promise.resolve(secretsManagerChoice(moto, endpoint)),
        stop: () => moto.stop(),
      };
    },
  },
] as const;

const [installed] = await postgresBackends();

describe.each(stores)('a rotation of a PostgreSQL role into $title', ({ title, missing, start }) => {
  const test = it.skipIf(missing !== undefined || installed?.isThere !== true);
  let postgres: PostgresTestServer;
  let server: StoreServer;
  let proxy: LossyHttpProxy;
  let bench: CrashBench;
  let cases = 0;

  beforeAll(async () => {
    if (missing !== undefined || installed?.isThere !== true) return;
    postgres = await postgresTestServer('installed');
    server = await start();
    proxy = await lossyHttpProxy(server.address);
    bench = await CrashBench.make(await postgresProvider(postgres, {}), await server.choiceAt(proxy.address));
  }, 2 * MINUTES);
  afterAll(async () => {
    reportCases(`postgres overlap, ${title}`, cases);
    await bench?.remove();
    await proxy?.stop();
    await server?.stop();
    await postgres?.stop();
  });

  test('ends the same wherever it is killed', async () => void (cases += await killEverywhere(bench)), 20 * MINUTES);
  test(
    'leaves nothing when an abort is killed',
    async () => void (cases += await killAborts(bench, { stride: 2 })),
    20 * MINUTES,
  );

  test(
    'ends the same whichever answer of the store is lost',
    async () => {
      await bench.reset();
      const before = proxy.seen.length;
      expect(await bench.apply()).toMatchObject({ code: 0 });
      const requests = proxy.seen.slice(before);
      expect(requests.length).toBeGreaterThan(5);
      for (const [index, request] of requests.entries()) {
        await bench.reset();
        const where = `answer lost to ${String(index + 1)} of ${String(requests.length)}, ${request.method} ${request.path}`;
        let left = index + 1;
        proxy.decide(() => (--left === 0 ? 'lose' : 'pass'));
        const applied = await bench.apply();
        proxy.decide(() => 'pass');
        expect(left, where).toBeLessThanOrEqual(0);
        if (applied.code !== 0) expectSuccess(await bench.goOn(), where);
        expect(await bench.outcome(), where).toEqual(bench.rotated);
        cases += 1;
      }
    },
    20 * MINUTES,
  );
});
