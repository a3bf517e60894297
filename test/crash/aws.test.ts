import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AwsLeak } from '../e2e/support/aws-leak.js';
import { LOCAL_STORE, type StoreChoice } from '../e2e/support/leak-scene.js';
import { startStores, STORE_TITLES, type StoreServers } from '../e2e/support/store-servers.js';
import { missingBackend } from '../support/backends.js';
import { lossyHttpProxy, type LossyHttpProxy } from '../support/lossy-http-proxy.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { expectSuccess, killFresh } from './walk.js';

const MINUTES = 60_000;
const missing = missingBackend('python') ?? missingBackend('bao');
const READS = /^Action=(Get|List|Simulate|Generate)/;

function awsProvider(leaked: AwsLeak): CrashProvider {
  const old = leaked.key;
  return {
    leak: leaked.leak,
    restore: () => Promise.resolve(),
    async afterRotation(stored, env) {
      const { accessKeyId, secretAccessKey } = stored as { accessKeyId: string; secretAccessKey: string };
      const active = await leaked.activeKeys();
      return {
        liveKeys: active.length,
        liveKeyIsStored: active[0] === accessKeyId,
        madeUsers: (await leaked.madeUsers()).length,
        oldKey: await leaked.use(old),
        storedKey: await leaked.use({ accessKeyId, secretAccessKey }),
        envFileAgrees: env['AWS_ACCESS_KEY_ID'] === accessKeyId && env['AWS_SECRET_ACCESS_KEY'] === secretAccessKey,
      };
    },
    rotated: {
      liveKeys: 1,
      liveKeyIsStored: true,
      madeUsers: 1,
      oldKey: 'InvalidClientTokenId',
      storedKey: 'works',
      envFileAgrees: true,
    },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => Promise.resolve(),
  };
}

describe.skipIf(missing !== undefined)('a rotation of an AWS access key', () => {
  let servers: StoreServers;
  let proxy: LossyHttpProxy;
  let cases = 0;
  beforeAll(async () => {
    servers = await startStores({ enforceIam: true });
    proxy = await lossyHttpProxy(servers.moto.endpoint);
  }, 2 * MINUTES);
  afterAll(async () => {
    reportCases('aws-iam, three stores', cases);
    await proxy?.stop();
    await servers?.stop();
  });

  const newBench = async (choose: () => Promise<StoreChoice>, more: object = {}): Promise<CrashBench> => {
    proxy.decide(() => 'pass');
    await servers.moto.reset();
    const provider = awsProvider(await AwsLeak.make(servers.moto, proxy.address));
    const main = { ...(provider.leak.providers['aws-main'] as object), ...more };
    return CrashBench.make(
      { ...provider, leak: { ...provider.leak, providers: { 'aws-main': main } } },
      await choose(),
    );
  };
  const withLocalStore = (): Promise<CrashBench> => newBench(() => Promise.resolve(LOCAL_STORE));

  it.each(STORE_TITLES.map((title, index) => ({ title, index })))(
    'ends the same wherever it is killed, with $title',
    async ({ index }) => {
      // Every third place, another third for each store.
      const bench = (): Promise<CrashBench> => newBench(servers.choices[index]!.choose);
      cases += await killFresh(bench, { first: 1 + index, stride: 3 });
    },
    20 * MINUTES,
  );

  it(
    'ends the same wherever it is killed, with fewer rights than before',
    async () => {
      const allow = [{ actions: ['s3:ListAllMyBuckets'], resources: ['*'] }];
      cases += await killFresh(() => newBench(() => Promise.resolve(LOCAL_STORE), { allow }), { first: 1, stride: 3 });
    },
    20 * MINUTES,
  );

  it(
    'ends the same whichever answer of AWS is lost after the change was made',
    async () => {
      const isChange = (body: string): boolean => body.startsWith('Action=') && !READS.test(body);
      const counting = await withLocalStore();
      const before = proxy.seen.length;
      expect(await counting.apply()).toMatchObject({ code: 0 });
      const changes = proxy.seen.slice(before).filter(({ body }) => isChange(body));
      await counting.remove();
      expect(changes.length).toBeGreaterThan(4);
      for (const [index, { body }] of changes.entries()) {
        const bench = await withLocalStore();
        const where = `answer lost to ${String(index + 1)} of ${String(changes.length)}, ${body.split('&')[0]!}`;
        let left = index + 1;
        proxy.decide((request) => (isChange(request.body) && --left === 0 ? 'lose' : 'pass'));
        const applied = await bench.apply();
        expect(left, where).toBeLessThanOrEqual(0);
        if (applied.code !== 0) expectSuccess(await bench.goOn(), where);
        expect(await bench.outcome(), where).toEqual(bench.rotated);
        await bench.remove();
        cases += 1;
      }
    },
    20 * MINUTES,
  );
});
