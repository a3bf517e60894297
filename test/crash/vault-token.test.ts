import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { vaultTokenLeak } from '../e2e/support/vault-token-leak.js';
import { missingBackend } from '../support/backends.js';
import { lossyHttpProxy } from '../support/lossy-http-proxy.js';
import { startOpenbao, type Openbao } from '../support/openbao.js';
import { vaultTokenScene } from '../support/vault-token-world.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { HALF_OF_THEM, expectSuccess, killFresh } from './walk.js';

const MINUTES = 60_000;
const missing = missingBackend('bao');

/** A leaked token of this server; `address` may be that of a proxy before it. */
async function vaultTokenProvider(bao: Openbao, address = bao.address): Promise<CrashProvider> {
  const scene = await vaultTokenScene(bao, { address });
  return {
    leak: vaultTokenLeak(scene),
    restore: () => Promise.resolve(),
    afterRotation: async (stored, env) => ({
      live: (await scene.live()).length,
      old: await scene.statusOf(scene.credential.secret.reveal()),
      stored: await scene.statusOf(stored['token'] ?? ''),
      envFileHasStored: env['VAULT_TOKEN'] === stored['token'],
    }),
    rotated: { live: 1, old: 403, stored: 200, envFileHasStored: true },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => Promise.resolve(),
  };
}

describe.skipIf(missing !== undefined)('a rotation of a Vault token', () => {
  let bao: Openbao;
  let cases = 0;
  beforeAll(async () => {
    bao = await startOpenbao();
  }, MINUTES);
  afterAll(async () => {
    reportCases('vault token, local store', cases);
    await bao?.stop();
  });

  it(
    'ends the same wherever it is killed',
    async () => {
      const newBench = async (): Promise<CrashBench> => CrashBench.make(await vaultTokenProvider(bao), LOCAL_STORE);
      cases += await killFresh(newBench, HALF_OF_THEM);
    },
    20 * MINUTES,
  );

  it.each(['create-orphan', 'revoke-accessor'])(
    'ends the same when the answer to %s is lost',
    async (change) => {
      const proxy = await lossyHttpProxy(bao.address);
      let lost = 0;
      proxy.decide(({ path }) => (path.endsWith(change) && lost++ === 0 ? 'lose' : 'pass'));
      const bench = await CrashBench.make(await vaultTokenProvider(bao, proxy.address), LOCAL_STORE);
      const first = await bench.apply();
      expect(lost).toBeGreaterThan(0);
      if (first.code !== 0) expectSuccess(await bench.goOn(), change);
      expect(await bench.outcome()).toEqual(bench.rotated);
      await bench.remove();
      await proxy.stop();
      cases += 1;
    },
    2 * MINUTES,
  );
});
