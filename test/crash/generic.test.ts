import { afterAll, describe, expect, it } from 'vitest';
import { genericLeak } from '../e2e/support/generic-leak.js';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { startFakeService, type FakeService } from '../support/generic/fake-service.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { HALF_OF_THEM, expectSuccess, killFresh } from './walk.js';

const MINUTES = 60_000;

async function genericProvider(): Promise<{ service: FakeService; provider: CrashProvider }> {
  const service = await startFakeService();
  const leaked = service.addKey('orders');
  const provider: CrashProvider = {
    leak: genericLeak(service, leaked),
    restore: () => Promise.resolve(),
    afterRotation: (stored, env) =>
      Promise.resolve({
        keys: service.keys.length,
        isLeakedGone: !service.keys.includes(leaked),
        storedWorks: service.keys.some(({ value, isActive }) => isActive && value === stored['key']),
        envFileHasStored: env['BILLING_API_KEY'] === stored['key'],
        violations: service.violations,
      }),
    rotated: { keys: 1, isLeakedGone: true, storedWorks: true, envFileHasStored: true, violations: [] },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => service.stop(),
  };
  return { service, provider };
}

describe('a rotation in the words of a configuration', () => {
  let cases = 0;
  afterAll(() => {
    reportCases('generic, local store', cases);
  });

  it(
    'ends the same wherever it is killed',
    async () => {
      const newBench = async (): Promise<CrashBench> =>
        CrashBench.make((await genericProvider()).provider, LOCAL_STORE);
      cases += await killFresh(newBench, HALF_OF_THEM);
    },
    20 * MINUTES,
  );

  it.each(['lose-answer', 'lose-request'] as const)(
    'ends the same after a fault of each of its changes in turn: %s',
    async (kind) => {
      for (let n = 1; ; n += 1) {
        const { service, provider } = await genericProvider();
        const bench = await CrashBench.make(provider, LOCAL_STORE);
        const met = service.injectAt(n, { kind });
        const first = await bench.apply();
        if (first.code !== 0) expectSuccess(await bench.goOn(), `${kind} of change ${String(n)}`);
        expect(await bench.outcome()).toEqual(bench.rotated);
        await bench.remove();
        if (met() === 0) break;
        cases += 1;
      }
      expect(cases).toBeGreaterThan(1);
    },
    5 * MINUTES,
  );
});
