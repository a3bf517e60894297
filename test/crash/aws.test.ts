import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AwsLeak, printed } from '../e2e/support/aws-leak.js';
import { LOCAL_STORE, type StoreChoice } from '../e2e/support/leak-scene.js';
import { missingBackend } from '../support/backends.js';
import { lossyHttpProxy, type LossyHttpProxy } from '../support/lossy-http-proxy.js';
import { startMoto, type Moto } from '../support/moto.js';
import { startOpenbao, type Openbao } from '../support/openbao.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { expectSuccess } from './walk.js';

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
  let moto: Moto;
  let bao: Openbao;
  let proxy: LossyHttpProxy;
  let cases = 0;
  beforeAll(async () => {
    moto = await startMoto({ enforceIam: true });
    bao = await startOpenbao();
    proxy = await lossyHttpProxy(moto.endpoint);
  }, 2 * MINUTES);
  afterAll(async () => {
    console.log(`crash suite, aws-iam, three stores: ${String(cases)} cases`);
    await proxy?.stop();
    await moto?.stop();
    await bao?.stop();
  });

  const stores: readonly [string, () => Promise<StoreChoice>][] = [
    ['the local store', () => Promise.resolve(LOCAL_STORE)],
    [
      'Vault',
      async () => {
        const mount = await bao.newMount();
        const auth = { token: `exec:${JSON.stringify(['/bin/echo', bao.rootToken])}` };
        return { name: 'team', stores: { team: { type: 'vault', address: bao.address, mount, auth } } };
      },
    ],
    [
      'Secrets Manager',
      () => {
        const { region, endpoint, admin } = moto;
        const team = { type: 'aws-secrets-manager', region, endpoint, credentials: printed(admin) };
        return Promise.resolve({ name: 'team', stores: { team } });
      },
    ],
  ];

  /** A dead key can't be brought back: each case has an account, a repository and a configuration of its own. */
  const newBench = async (store: () => Promise<StoreChoice>): Promise<CrashBench> => {
    proxy.decide(() => 'pass');
    await moto.reset();
    return CrashBench.make(awsProvider(await AwsLeak.make(moto, proxy.address)), await store());
  };

  it.each(stores.map(([title, store], index) => ({ title, store, index })))(
    'ends the same wherever it is killed, with $title',
    async ({ store, index }) => {
      const counting = await newBench(store);
      const operations = await counting.countRotation();
      await counting.remove();
      // Every third place, another third for each store.
      for (let killAt = 1 + index; killAt <= operations.length; killAt += 3) {
        const bench = await newBench(store);
        const where = `killed before ${String(killAt)} of ${String(operations.length)}, ${operations[killAt - 1]!}`;
        expect(await bench.apply(killAt), where).toMatchObject({ signal: 'SIGKILL' });
        expectSuccess(await bench.goOn(), where);
        expect(await bench.outcome(), where).toEqual(bench.rotated);
        await bench.remove();
        cases += 1;
      }
    },
    20 * MINUTES,
  );

  it(
    'ends the same whichever answer of AWS is lost after the change was made',
    async () => {
      const isChange = (body: string): boolean => body.startsWith('Action=') && !READS.test(body);
      const counting = await newBench(stores[0]![1]);
      const before = proxy.seen.length;
      expect(await counting.apply()).toMatchObject({ code: 0 });
      const changes = proxy.seen.slice(before).filter(({ body }) => isChange(body));
      await counting.remove();
      expect(changes.length).toBeGreaterThan(4);
      for (const [index, { body }] of changes.entries()) {
        const bench = await newBench(stores[0]![1]);
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
