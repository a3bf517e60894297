import { afterAll, describe, expect, it } from 'vitest';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { npmLeak } from '../e2e/support/npm-leak.js';
import { npmScene, type NpmScene } from '../support/npm-scene.js';
import { reportCases } from './cases.js';
import { CrashBench, EMERGENCY, type CrashProvider } from './crash-bench.js';
import { killIntake, type CrashPerson } from './walk.js';

const MINUTES = 60_000;

function npmProvider({ registry, leaked, admin }: NpmScene): CrashProvider {
  const replacement = { packages: ['@acme/orders'], permission: 'read', 'expires-in-days': 30 };
  return {
    leak: npmLeak({ registry: registry.url, token: leaked.value, provider: 'npm', replacement }),
    restore: () => Promise.resolve(),
    afterRotation: (stored, env) => {
      const live = registry.tokens.filter((token) => token !== admin && !token.isDead);
      return Promise.resolve({
        live: live.length,
        old: leaked.isDead ? 'dead' : 'alive',
        storedIsTheLiveOne: live.some(({ value }) => value === stored['token']),
        envFileHasStored: env['NPM_TOKEN'] === stored['token'],
        violations: registry.violations,
      });
    },
    rotated: { live: 1, old: 'dead', storedIsTheLiveOne: true, envFileHasStored: true, violations: [] },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => registry.stop(),
  };
}

async function newPerson({ isListed = true, flags = [] as readonly string[] } = {}): Promise<
  CrashPerson & { readonly scene: NpmScene }
> {
  const scene = await npmScene({ now: () => Date.now() }, { isListed, isReadonly: false });
  return {
    scene,
    bench: await CrashBench.make(npmProvider(scene), LOCAL_STORE, flags),
    create: () => scene.newToken({ expires: new Date(Date.now() + 86_400_000).toISOString() }).reveal(),
    act: () => undefined,
  };
}

describe('a rotation of an npm token', () => {
  let cases = 0;
  afterAll(() => reportCases('npm, local store', cases));

  it.each([
    { how: 'step by step', flags: [] },
    { how: 'in an emergency', flags: EMERGENCY },
  ])(
    'ends the same wherever it is killed after a person brought the new one, $how',
    async ({ flags }) => {
      cases += await killIntake(() => newPerson({ flags }));
    },
    20 * MINUTES,
  );

  it.each([
    ['by its key', true],
    ['by itself', false],
  ])(
    'ends the same when the answer to the deletion %s is lost',
    async (_, isListed) => {
      const { scene, bench, create } = await newPerson({ isListed });
      const lost = scene.registry.injectAt(1, { kind: 'lose-answer' });
      expect(await bench.apply()).toMatchObject({ code: 4 });
      const [rotation] = JSON.parse((await bench.run(['rotations', 'list', '--json'])).stdout) as { id: string }[];
      const resume = ['rotations', 'resume', rotation!.id];
      const first = await bench.run([...resume, '--secret-stdin'], undefined, undefined, `${create()}\n`);
      expect(lost()).toBe(1);
      if (first.code !== 0) expect(await bench.run(resume)).toMatchObject({ code: 0 });
      expect(await bench.outcome()).toEqual(bench.rotated);
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );
});
