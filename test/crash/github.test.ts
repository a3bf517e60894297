import { afterAll, beforeAll, describe, it } from 'vitest';
import { githubLeak, statusOf } from '../e2e/support/github-leak.js';
import { startStores, STORE_TITLES, type StoreServers } from '../e2e/support/store-servers.js';
import { missingBackend } from '../support/backends.js';
import { githubScene } from '../support/github-scene.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { killFresh } from './walk.js';

const MINUTES = 60_000;
const missing = missingBackend('python') ?? missingBackend('bao');

async function githubProvider(): Promise<CrashProvider> {
  const scene = await githubScene({ now: () => new Date() });
  return {
    leak: githubLeak(scene, { type: 'deploy-key', repository: 'acme/orders' }),
    restore: () => Promise.resolve(),
    async afterRotation(stored, env) {
      const keys = scene.github.state.deployKeys;
      return {
        deployKeys: keys.length,
        readOnly: keys[0]?.isReadOnly,
        oldToken: await statusOf(scene, scene.leaked.value),
        storedIsAKey: stored['token']?.startsWith('-----BEGIN OPENSSH PRIVATE KEY-----'),
        envFileHasOld: Object.values(env).some((value) => value.includes(scene.leaked.value)),
      };
    },
    rotated: { deployKeys: 1, readOnly: true, oldToken: 401, storedIsAKey: true, envFileHasOld: false },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => scene.github.stop(),
  };
}

describe.skipIf(missing !== undefined)('a rotation of a GitHub token into a deploy key', () => {
  let servers: StoreServers;
  let cases = 0;
  beforeAll(async () => {
    servers = await startStores();
  }, 2 * MINUTES);
  afterAll(async () => {
    reportCases('github deploy key, three stores', cases);
    await servers?.stop();
  });

  it.each(STORE_TITLES.map((title, index) => ({ title, index })))(
    'ends the same wherever it is killed, with $title',
    async ({ index }) => {
      const newBench = async (): Promise<CrashBench> =>
        CrashBench.make(await githubProvider(), await servers.choices[index]!.choose());
      cases += await killFresh(newBench, { first: 1 + index, stride: 3 });
    },
    20 * MINUTES,
  );
});
