// Where old and new are one login, and what stays decided once it is on record.
import { expect, it } from 'vitest';
import { OLD, rotationSetting, type Setting } from '../../test/support/rotation-world.js';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import type { OrderName } from '../journal/orders.js';
import type { Lease } from '../journal/rotation.js';
import type { Rotator } from '../rotators/rotator.js';
import { requireAbortableNow } from './abort.js';
import { drive, type Outcome } from './drive.js';
import type { RotationParts } from './parts.js';
import { putOver } from './put-over.js';

const never = new AbortController().signal;
const ID = 'r000000000001';
const THEIRS = 'their-value-of-the-test';

interface Lost extends Setting {
  readonly lease: Lease;
  readonly parts: RotationParts;
  abort(): Promise<Outcome>;
}

/** Rolls the only login; the provider keeps no trace of who asked. */
function roller({ world }: Setting): Rotator {
  const { prepare: _, ...rest } = world.rotator;
  return {
    ...rest,
    issue: () =>
      world.run('issue', () => {
        const secret = `rolled-${String(world.calls.filter((call) => call === 'issue').length)}`;
        world.logins.set('app', { secret });
        return { provider: 'memory', secret: new SecretValue(secret), attributes: { user: 'app' } };
      }),
    reconcile: () =>
      Promise.resolve(
        world.logins.get('app')?.secret === OLD.reveal()
          ? { outcome: 'not-applied' }
          : { outcome: 'lost', attributes: { user: 'app' } },
      ),
    withdraw: () => Promise.reject(new Error('there is nothing to withdraw')),
  };
}

function write({ world }: Setting, id: string): void {
  world.stored.current = { id, value: new SecretValue(THEIRS), createdAt: '' };
}

/** Verified, and then somebody else wrote to the store. */
async function lost(order: OrderName): Promise<Lost> {
  const setting = await rotationSetting();
  const { world, journal } = setting;
  const lease = await setting.start({ order, deleteOld: false });
  const parts = order === 'roll' ? { ...setting.parts, rotator: roller(setting) } : setting.parts;
  const promote: typeof parts.store.promote = (...args) => {
    write(setting, 'theirs');
    return parts.store.promote(...args);
  };
  await expect(drive({ ...parts, store: { ...parts.store, promote } }, lease, never)).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await journal.load(ID)).toMatchObject({ state: 'conflict', resumeState: 'promoting' });
  const abort = async (): Promise<Outcome> => {
    await requireAbortableNow(parts, await journal.load(ID), never);
    await journal.flag(ID, 'abortRequested');
    return drive(parts, lease, never);
  };
  return { ...setting, world, lease, parts, abort };
}

const oneLogin = ['in-place', 'roll'] as const;

it.each(oneLogin)(
  'keeps the only value that works where what stands in the store does not, in order %s',
  async (order) => {
    const scene = await lost(order);
    const ours = scene.world.logins.get('app')?.secret;

    await expect(scene.abort()).rejects.toThrow('does not accept what stands there');
    expect((await scene.journal.load(ID)).abortRequested).toBe(false);

    await putOver(scene.parts, scene.lease, 'theirs', never);
    await expect(drive(scene.parts, scene.lease, never)).resolves.toEqual({ kind: 'done' });
    expect(scene.world.stored.current?.value.reveal()).toBe(ours);
    expect(scene.world.logins.get('app')?.secret).toBe(ours);
  },
);

it.each(oneLogin)('leaves the login alone where the provider accepts the other value, in order %s', async (order) => {
  const scene = await lost(order);
  scene.world.logins.set('app', { secret: THEIRS });

  await expect(scene.abort()).resolves.toMatchObject({ kind: 'aborted' });

  expect([...scene.world.logins]).toEqual([['app', { secret: THEIRS }]]);
  expect(scene.world.stored.current?.value.reveal()).toBe(THEIRS);
  expect(scene.world.stored.pending).toBeUndefined();
});

it('stays given up once that is on record, though what took its place is gone by then', async () => {
  const scene = await lost('overlap');
  scene.world.fault = { at: 'withdraw', when: 'after', error: new AppError('provider-unreachable', 'memory: gone') };
  await expect(scene.abort()).rejects.toThrow('gone');
  delete scene.world.stored.current;

  await expect(putOver(scene.parts, scene.lease, 'none', never)).rejects.toThrow('given up');
  await expect(drive(scene.parts, scene.lease, never)).resolves.toMatchObject({ kind: 'aborted' });

  expect(scene.world.stored.current).toBeUndefined();
  expect([...scene.world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
});

it('never withdraws what somebody made current by hand after all', async () => {
  const scene = await lost('overlap');
  scene.world.fault = { at: 'discard', when: 'after', error: new AppError('provider-unreachable', 'memory: gone') };
  const pending = scene.world.stored.pending!;
  await expect(scene.abort()).rejects.toThrow('gone');
  scene.world.stored.current = pending;

  await expect(drive(scene.parts, scene.lease, never)).rejects.toThrow('is current in the store');

  expect(scene.world.liveLogins()).toEqual(['app', `app_${ID}`]);
});

it('says where nothing is there any more, and can be put there', async () => {
  const setting = await rotationSetting();
  setting.world.stored.current = { id: 'v0', value: OLD, createdAt: '' };
  const lease = await setting.start({ storeVersion: 'v0', deleteOld: false });
  delete setting.world.stored.current;

  await expect(drive(setting.parts, lease, never)).rejects.toThrow('nothing is there any more');
  await putOver(setting.parts, lease, 'none', never);
  await expect(drive(setting.parts, lease, never)).resolves.toEqual({ kind: 'done' });
});

it('does not roll what another rotation has rolled and not promoted yet', async () => {
  const setting = await rotationSetting();
  const parts = { ...setting.parts, rotator: roller(setting) };
  const lease = await setting.start({ order: 'roll', deleteOld: false });
  setting.world.logins.set('app', { secret: THEIRS });
  setting.world.stored.pending = { id: 'p', value: new SecretValue(THEIRS), createdAt: '', rotationId: 'r2' };

  await expect(drive(parts, lease, never)).rejects.toThrow('rotation r2 has a version pending there');

  expect(setting.world.logins.get('app')?.secret).toBe(THEIRS);
});
