import { expect, it, onTestFinished } from 'vitest';
import { startFakeService } from '../support/generic/fake-service.js';
import { guideProvider } from '../support/generic/guide.js';
import { newTills } from '../support/generic/tills.js';
import { genericLeak } from './support/generic-leak.js';
import { LeakScene } from './support/leak-scene.js';

it('a leaked key of an unknown service goes from a repository to a dead key, in the words of the guide', async () => {
  const service = await startFakeService();
  onTestFinished(() => service.stop());
  const leaked = service.addKey('orders');
  const scene = await LeakScene.make(genericLeak(service, leaked));
  onTestFinished(() => scene.home.remove());
  const fingerprint = await scene.scan();

  const plan = await scene.run(['rotate', fingerprint]);
  expect(plan, plan.stderr).toMatchObject({ code: 0, stderr: '' });
  expect(plan.stdout).toContain('POST /v1/keys');
  expect(plan.stdout).toContain('POST /v1/keys/{{ old.id }}/disable');
  expect(service.keys).toHaveLength(1);
  const applied = await scene.run(['rotate', fingerprint, '--apply']);
  expect(applied, applied.stderr).toMatchObject({ code: 0 });

  const fresh = (await scene.stored())['key']!;
  expect(service.keys).toEqual([expect.objectContaining({ value: fresh, isActive: true })]);
  expect(service.keys[0]!.name).toMatch(/^unleak r[0-9a-f]{12}$/);
  expect(scene.env()['BILLING_API_KEY'] === fresh).toBe(true);
  const list = await scene.run(['rotations', 'list']);
  expect(list.stdout).toContain('done');
  const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain('dead');
  expect(service.violations).toEqual([]);
  const all = [plan, applied, list, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
  for (const secret of [leaked.value, fresh, service.admin]) expect(all.includes(secret)).toBe(false);
}, 90_000);

it('a leaked key of a program is rotated by commands, and an emergency kills it first', async () => {
  const service = await startFakeService();
  onTestFinished(() => service.stop());
  const leaked = service.addKey('orders');
  const tills = newTills();
  onTestFinished(() => tills.remove());
  tills.set({ [leaked.value]: 'till 7', other: 'till 8' });
  const scene = await LeakScene.make({
    ...genericLeak(service, leaked),
    providers: { tills: guideProvider('tills', tills.here) },
    credential: { match: { key: 'BILLING_API_KEY' }, rotator: 'tills', field: 'key' },
  });
  onTestFinished(() => scene.home.remove());
  const fingerprint = await scene.scan();

  const applied = await scene.run(['rotate', fingerprint, '--emergency', '--reason', 'it is in a chat', '--apply']);
  expect(applied, applied.stderr).toMatchObject({ code: 0 });

  const fresh = (await scene.stored())['key']!;
  const [other, kept] = Object.keys(tills.keys());
  expect(other).toBe('other');
  expect(kept === fresh).toBe(true);
  expect(scene.env()['BILLING_API_KEY'] === fresh).toBe(true);
  for (const secret of [leaked.value, fresh]) {
    expect((applied.stdout + applied.stderr + tills.log()).includes(secret)).toBe(false);
  }
}, 90_000);

it('a configuration with a mistake is told with its step, and nothing is asked', async () => {
  const service = await startFakeService();
  onTestFinished(() => service.stop());
  const leak = genericLeak(service, service.addKey('orders'));
  const scene = await LeakScene.make(leak);
  onTestFinished(() => scene.home.remove());
  const { issue: _, ...rest } = leak.providers['billing'] as Record<string, unknown>;
  Object.assign(leak.providers as object, {
    billing: { ...rest, delete: undefined, issue: { run: ['x', '{{ admin }}'] } },
  });
  scene.writeConfiguration();
  const check = await scene.run(['config', 'check']);
  expect(check.code).toBe(2);
  expect(check.stderr).toContain('providers.billing.issue');
  expect(service.seen).toEqual([]);
}, 60_000);
