import { afterAll, describe, expect, it } from 'vitest';
import { gitlabLeak, ROLL } from '../e2e/support/gitlab-leak.js';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { gitlabScene, type GitlabScene } from '../support/gitlab-scene.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { HALF_OF_THEM, expectSuccess, killFresh } from './walk.js';

const MINUTES = 60_000;

interface World {
  readonly scene: GitlabScene;
  readonly provider: CrashProvider;
}

/** After a roll that was lost there may be one more token that works and that nobody holds: `maxUnheld` of them. */
async function gitlabProvider(credential: object, maxUnheld = 0): Promise<World> {
  const scene = await gitlabScene();
  const { gitlab, leaked } = scene;
  const provider: CrashProvider = {
    leak: gitlabLeak(scene, credential),
    restore: () => Promise.resolve(),
    afterRotation: async (stored, env) => {
      const held = stored['token'] ?? '';
      return {
        isUnheldFew: scene.live().filter(({ value }) => value !== held).length <= maxUnheld,
        old: await scene.statusOf(leaked.value),
        stored: await scene.statusOf(held),
        envFileHasStored: env['GITLAB_TOKEN'] === held,
        rolls: gitlab.seen.filter(({ route }) => route?.endsWith('/rotate')).length <= 1,
        violations: gitlab.violations,
      };
    },
    rotated: { isUnheldFew: true, old: 401, stored: 200, envFileHasStored: true, rolls: true, violations: [] },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => gitlab.stop(),
  };
  return { scene, provider };
}

describe('a rotation of a GitLab token', () => {
  const orders = [
    { order: 'overlap', credential: {}, maxUnheld: 0 },
    // The journal can't know a value that died with an answer.
    { order: 'roll', credential: ROLL, maxUnheld: 1 },
  ];
  let cases = 0;
  afterAll(() => {
    reportCases('gitlab, local store', cases);
  });

  it.each(orders)(
    'in order $order ends the same wherever it is killed',
    async ({ credential, maxUnheld }) => {
      const newBench = async (): Promise<CrashBench> =>
        CrashBench.make((await gitlabProvider(credential, maxUnheld)).provider, LOCAL_STORE);
      cases += await killFresh(newBench, HALF_OF_THEM);
    },
    20 * MINUTES,
  );

  it.each(orders)(
    'in order $order ends the same after the answer to each of its changes was lost in turn',
    async ({ credential, maxUnheld }) => {
      for (let n = 1; ; n += 1) {
        const { scene, provider } = await gitlabProvider(credential, maxUnheld);
        const bench = await CrashBench.make(provider, LOCAL_STORE);
        const met = scene.gitlab.injectAt(n, { kind: 'lose-answer' });
        const first = await bench.apply();
        if (first.code !== 0) expectSuccess(await bench.goOn(), `lost answer ${String(n)}`);
        expect(await bench.outcome()).toEqual(bench.rotated);
        await bench.remove();
        cases += met();
        if (met() === 0) break;
        expect(n).toBeLessThan(10);
      }
    },
    5 * MINUTES,
  );
});
