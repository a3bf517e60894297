import { describe, expect, it, onTestFinished } from 'vitest';
import { missingBackend } from '../support/backends.js';
import { npmScene, REPLACEMENT, verdaccioScene } from '../support/npm-scene.js';
import { startVerdaccio } from '../support/verdaccio.js';
import type { CommandResult } from './support/command.js';
import { LeakScene, type Leak } from './support/leak-scene.js';
import { npmLeak } from './support/npm-leak.js';

const READ = { packages: ['@acme/orders'], permission: 'read', 'expires-in-days': 30 };

interface Waiting {
  readonly scene: LeakScene;
  readonly id: string;
  /** All that was said so far. */
  readonly said: CommandResult[];
}

/** Scans, plans and begins; the rotation waits for a person then. */
async function begun(leak: Leak): Promise<Waiting> {
  const scene = await LeakScene.make(leak);
  onTestFinished(() => scene.home.remove());
  const fingerprint = await scene.scan();
  const plan = await scene.run(['rotate', fingerprint]);
  expect(plan, plan.stderr).toMatchObject({ code: 0 });
  expect(plan.stdout).toContain('wait until a person brings a granular access token for @acme/orders (read)');
  const waiting = await scene.run(['rotate', fingerprint, '--apply']);
  expect(waiting.code).toBe(4);
  expect(waiting.stderr).toContain('create a granular access token named "unleak r');
  const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
  return { scene, id, said: [plan, waiting] };
}

/** Brings it; the rotation ends. */
async function finished({ scene, id, said }: Waiting, old: string, fresh: string): Promise<void> {
  const argv = ['rotations', 'resume', id, '--secret-stdin'];
  const brought = await scene.home.run(argv, { input: `${fresh}\n` });
  expect(brought, brought.stderr).toMatchObject({ code: 0 });
  expect((await scene.stored())['token'] === fresh).toBe(true);
  expect(scene.env()['NPM_TOKEN'] === fresh).toBe(true);
  const shown = await scene.run(['rotations', 'show', id]);
  expect(shown.stdout).toContain('done');
  const all = [...said, brought, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
  for (const secret of [old, fresh]) expect(all.includes(secret)).toBe(false);
}

describe('a leaked npm token', () => {
  it('is replaced by a granular token that a person brings, and ends itself', async () => {
    const { registry, leaked, newToken } = await npmScene({ now: () => Date.now() });
    onTestFinished(() => registry.stop());
    const replacement = { ...READ, check: REPLACEMENT.check };
    const leak = npmLeak({ registry: registry.url, token: leaked.value, provider: 'npm', replacement });
    const waiting = await begun(leak);
    const fresh = newToken({ expires: new Date(Date.now() + 86_400_000).toISOString() }).reveal();
    await finished(waiting, leaked.value, fresh);
    expect(leaked.isDead).toBe(true);
    expect(registry.tokens.find(({ value }) => value === fresh)?.isDead).toBe(false);
    expect(registry.violations).toEqual([]);
  }, 120_000);

  it('of another registry than the configured one is sent nowhere', async () => {
    const { registry, leaked } = await npmScene();
    onTestFinished(() => registry.stop());
    const leak = npmLeak({ registry: registry.url, token: leaked.value, provider: 'npm', replacement: READ });
    const before = leak.history.before.replace(/^\/\/[^/]+/, '//other.example');
    const scene = await LeakScene.make({ ...leak, history: { ...leak.history, before } });
    onTestFinished(() => scene.home.remove());
    const plan = await scene.run(['rotate', await scene.scan()]);
    expect(plan.code).toBe(2);
    expect(plan.stderr).toContain('is other.example, not 127.0.0.1');
    expect(registry.seen).toEqual([]);
  }, 90_000);
});

const missing = missingBackend('verdaccio');
describe.skipIf(missing !== undefined)(
  `a leaked token of Verdaccio${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    it('is found as what it is, a JSON Web Token, and ends at the real registry', async () => {
      const verdaccio = await startVerdaccio();
      onTestFinished(() => verdaccio.stop());
      const world = await verdaccioScene(verdaccio);
      const token = world.leaked.secret.reveal();
      const leak = npmLeak({ registry: verdaccio.url, token, provider: 'jwt', replacement: READ });
      const waiting = await begun(leak);
      const fresh = await world.newToken();
      await finished(waiting, token, fresh.secret.reveal());
      expect(await world.isLive(world.leaked.secret)).toBe(false);
      expect(await world.isLive(fresh.secret)).toBe(true);
      expect(await world.listed()).toEqual([fresh.key]);
    }, 120_000);
  },
);
