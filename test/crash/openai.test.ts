import { afterAll, describe, expect, it } from 'vitest';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { keyStatus, openaiLeak } from '../e2e/support/openai-leak.js';
import { openaiScene, type OpenaiScene } from '../support/openai/openai-scene.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { HALF_OF_THEM, expectSuccess, killFresh } from './walk.js';

const MINUTES = 60_000;
const PROJECT = '/v1/organization/projects/:project';

/** A person's key, whose replacement needs a service account too. */
function openaiProvider(scene: OpenaiScene): CrashProvider {
  const { openai, project, userKey } = scene;
  return {
    leak: openaiLeak(scene, userKey),
    restore: () => Promise.resolve(),
    afterRotation: async (stored, env) => ({
      keys: openai.state.keysOf(project.id).length,
      accounts: openai.state.accountsOf(project.id).length,
      old: await keyStatus(scene, userKey.value),
      stored: await keyStatus(scene, stored['key'] ?? ''),
      envFileHasStored: env['OPENAI_API_KEY'] === stored['key'],
      violations: openai.violations,
    }),
    rotated: { keys: 2, accounts: 2, old: 401, stored: 200, envFileHasStored: true, violations: [] },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => openai.stop(),
  };
}

describe("a rotation of a person's key of OpenAI", () => {
  let cases = 0;
  afterAll(() => {
    reportCases('openai key, local store', cases);
  });

  it(
    'ends the same wherever it is killed',
    async () => {
      const newBench = async (): Promise<CrashBench> =>
        CrashBench.make(openaiProvider(await openaiScene()), LOCAL_STORE);
      cases += await killFresh(newBench, HALF_OF_THEM);
    },
    20 * MINUTES,
  );

  it.each([
    `POST ${PROJECT}/service_accounts`,
    `POST ${PROJECT}/service_accounts/:account`,
    `POST ${PROJECT}/service_accounts/:account/api_keys`,
    `POST ${PROJECT}/api_keys/:id`,
    `DELETE ${PROJECT}/api_keys/:id`,
  ])(
    'ends the same when the answer to %s is lost',
    async (change) => {
      const scene = await openaiScene();
      const bench = await CrashBench.make(openaiProvider(scene), LOCAL_STORE);
      scene.openai.inject(change, { kind: 'lose-answer' });
      const first = await bench.apply();
      expect(scene.openai.pendingFaults).toBe(0);
      if (first.code !== 0) expectSuccess(await bench.goOn(), change);
      expect(await bench.outcome()).toEqual(bench.rotated);
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );
});
