import { afterAll, describe, expect, it } from 'vitest';
import { accountLeak, apiKeyLeak } from '../e2e/support/google-leak.js';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { accountScene, apiKeyScene, type GoogleScene } from '../support/google-scene.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { HALF_OF_THEM, expectSuccess, killFresh } from './walk.js';

const MINUTES = 60_000;

interface Provider extends CrashProvider {
  readonly world: GoogleScene;
}

function providerOf(world: GoogleScene, rest: Pick<CrashProvider, 'leak' | 'afterRotation' | 'rotated'>): Provider {
  return {
    ...rest,
    world,
    restore: () => Promise.resolve(),
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => world.stop(),
  };
}

async function apiKeyProvider(): Promise<Provider> {
  const scene = await apiKeyScene({ realTime: true });
  return providerOf(scene, {
    leak: apiKeyLeak(scene),
    afterRotation: async (stored, env) => ({
      live: scene.google.state.apiKeys.filter(({ deletedAtMs }) => deletedAtMs === undefined).length,
      old: await scene.statusOf(scene.leaked.value),
      stored: await scene.statusOf(stored['token'] ?? ''),
      envFileHasStored: env['TRANSLATE_KEY'] === stored['token'],
    }),
    rotated: { live: 1, old: 400, stored: 200, envFileHasStored: true },
  });
}

async function accountProvider(): Promise<Provider> {
  const scene = await accountScene({ realTime: true });
  return providerOf(scene, {
    leak: accountLeak(scene),
    afterRotation: (stored, env) => {
      const keys = scene.account.keys.filter(({ type, isDeleted }) => type === 'USER_MANAGED' && !isDeleted);
      return Promise.resolve({
        keys: keys.length,
        isOld: keys[0]?.id === scene.keyId,
        isDisabled: keys[0]?.isDisabled,
        storedIsIt: stored['private_key_id'] === keys[0]?.id,
        envFileHasStored: env['GOOGLE_CREDENTIALS']?.includes(stored['private_key_id'] ?? '?'),
      });
    },
    rotated: { keys: 1, isOld: false, isDisabled: false, storedIsIt: true, envFileHasStored: true },
  });
}

describe.each([
  { what: 'an API key of Google', make: apiKeyProvider, changes: 2, places: HALF_OF_THEM },
  { what: 'a key of a service account', make: accountProvider, changes: 3, places: {} },
])('a rotation of $what', ({ what, make, changes, places }) => {
  let cases = 0;
  afterAll(() => {
    reportCases(`${what}, local store`, cases);
  });

  it(
    'ends the same wherever it is killed',
    async () => {
      const newBench = async (): Promise<CrashBench> => CrashBench.make(await make(), LOCAL_STORE);
      cases += await killFresh(newBench, places);
    },
    20 * MINUTES,
  );

  it(
    'ends the same when the answer to any change is lost',
    async () => {
      for (let n = 1; n <= changes; n += 1) {
        const provider = await make();
        const bench = await CrashBench.make(provider, LOCAL_STORE);
        const lost = provider.world.google.injectAt(n, { kind: 'lose-answer' });
        const run = await bench.apply();
        expect(lost(), `change ${String(n)}`).toBe(1);
        if (run.code !== 0) expectSuccess(await bench.goOn(), `change ${String(n)}`);
        expect(await bench.outcome(), `change ${String(n)}`).toEqual(bench.rotated);
        expect(provider.world.google.seen.filter((one) => one.changes).length).toBeGreaterThanOrEqual(changes);
        await bench.remove();
        cases += 1;
      }
    },
    20 * MINUTES,
  );
});
