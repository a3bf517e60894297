import { afterAll, describe, expect, it } from 'vitest';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { sendgridLeak } from '../e2e/support/sendgrid-leak.js';
import { sendgridScene, type SendgridScene } from '../support/sendgrid-scene.js';
import { reportCases } from './cases.js';
import { CrashBench, EMERGENCY, type CrashProvider } from './crash-bench.js';
import { expectSuccess, killFresh } from './walk.js';

const MINUTES = 60_000;

async function sendgridProvider(): Promise<{ scene: SendgridScene; provider: CrashProvider }> {
  const scene = await sendgridScene();
  const provider: CrashProvider = {
    leak: sendgridLeak(scene),
    restore: () => Promise.resolve(),
    afterRotation: async (stored, env) => ({
      keys: scene.sendgrid.state.keys.length,
      old: await scene.statusOf(scene.leaked.value),
      stored: await scene.statusOf(stored['key'] ?? ''),
      envFileHasStored: env['SENDGRID_API_KEY'] === stored['key'],
      violations: scene.sendgrid.violations,
    }),
    rotated: { keys: 2, old: 401, stored: 200, envFileHasStored: true, violations: [] },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => scene.sendgrid.stop(),
  };
  return { scene, provider };
}

describe('a rotation of a SendGrid key', () => {
  let cases = 0;
  afterAll(() => {
    reportCases('sendgrid, local store', cases);
  });

  it.each([
    { how: 'step by step', flags: [] },
    { how: 'in an emergency', flags: EMERGENCY },
  ])(
    'ends the same wherever it is killed, $how',
    async ({ flags }) => {
      const newBench = async (): Promise<CrashBench> =>
        CrashBench.make((await sendgridProvider()).provider, LOCAL_STORE, flags);
      cases += await killFresh(newBench);
    },
    20 * MINUTES,
  );

  it(
    'ends the same after the answer to each of its changes was lost in turn',
    async () => {
      for (let n = 1; ; n += 1) {
        const { scene, provider } = await sendgridProvider();
        const bench = await CrashBench.make(provider, LOCAL_STORE);
        const met = scene.sendgrid.injectAt(n, { kind: 'lose-answer' });
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
