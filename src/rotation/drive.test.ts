import { describe, expect, it } from 'vitest';
import { OLD, rotationSetting, type Fault } from '../../test/support/rotation-world.js';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import type { OrderName } from '../journal/orders.js';
import { drive } from './drive.js';

const never = new AbortController().signal;
const orders: readonly OrderName[] = ['overlap', 'in-place'];

describe.each(orders)('a rotation in order %s', (order) => {
  it('ends with one live login, known to the store and the consumer', async () => {
    const { world, parts, start } = await rotationSetting();
    const lease = await start({ order, deleteOld: order === 'overlap' });

    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'done' });

    expect(world.liveLogins()).toHaveLength(1);
    expect(world.stored.current?.value.reveal()).toBe('new-r000000000001');
    expect(world.stored.pending).toBeUndefined();
    expect(world.consumerHolds).toBe('new-r000000000001');
  });

  it('keeps no secret of a rotation that ended, and no clear one before', async () => {
    const { parts, journal, state, start } = await rotationSetting();
    const lease = await start({ order, deleteOld: false });
    const before = await state.db.selectFrom('sealed').select('sealed').execute();
    expect(before.every((row) => row.sealed.toString().startsWith('sealed:'))).toBe(true);

    await drive(parts, lease, never);

    expect(await journal.secret(lease.rotationId, 'old')).toBeUndefined();
    expect(await state.db.selectFrom('sealed').selectAll().execute()).toEqual([]);
  });

  const places = ['prepare', 'issue', 'stage', 'staged', 'verify', 'promote', 'update', 'confirm'];
  const faults = places.flatMap((at) => (['before', 'after'] as const).map((when) => ({ at, when })));

  it.each(faults)('goes on after a break $when $at and makes no second replacement', async ({ at, when }) => {
    const { world, parts, start } = await rotationSetting();
    const lease = await start({ order, deleteOld: order === 'overlap' });
    world.fault = { at, when, error: new AppError('provider-unreachable', 'memory: gone') };

    await expect(drive(parts, lease, never)).rejects.toMatchObject({ code: 'provider-unreachable' });
    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'done' });

    expect(world.liveLogins()).toHaveLength(1);
    expect(world.stored.current?.value.reveal()).toBe(world.consumerHolds);
    expect(world.consumerHolds).not.toBe(OLD.reveal());
  });

  it('looks a lost answer up instead of asking again', async () => {
    const { world, parts, start } = await rotationSetting();
    const lease = await start({ order, deleteOld: false });
    world.fault = { at: 'issue', when: 'after', error: new AppError('ambiguous', 'memory: no answer') };

    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'done' });

    expect(world.calls.filter((call) => call === 'issue')).toHaveLength(1);
    expect(world.calls).toContain('reconcile');
  });

  it('leaves the old credential as it was when it is aborted before the new one is promoted', async () => {
    const { world, parts, journal, start } = await rotationSetting();
    const lease = await start({ order, deleteOld: false });
    world.fault = { at: 'verify', when: 'before', error: new AppError('provider-refused', 'memory: refused') };
    await expect(drive(parts, lease, never)).rejects.toThrow('refused');
    await journal.flag(lease.rotationId, 'abortRequested');

    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'aborted' });

    expect([...world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
    expect(world.stored.pending).toBeUndefined();
    expect(world.consumerHolds).toBe(OLD.reveal());
  });

  const unwinding: readonly Pick<Fault, 'at' | 'when'>[] = [
    { at: 'discard', when: 'before' },
    { at: 'discard', when: 'after' },
    { at: 'withdraw', when: 'before' },
    { at: 'withdraw', when: 'after' },
  ];
  it.each(unwinding)('goes on with an abort that broke $when $at', async ({ at, when }) => {
    const { world, parts, journal, start } = await rotationSetting();
    const lease = await start({ order, deleteOld: false });
    world.fault = { at: 'verify', when: 'before', error: new AppError('provider-refused', 'memory: refused') };
    await expect(drive(parts, lease, never)).rejects.toThrow('refused');
    await journal.flag(lease.rotationId, 'abortRequested');
    world.fault = { at, when, error: new AppError('provider-unreachable', 'memory: gone') };

    await expect(drive(parts, lease, never)).rejects.toThrow('gone');
    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'aborted' });

    expect([...world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
  });
});

it('stops as a conflict, with nothing changed, when somebody wrote to the store since the plan', async () => {
  const { world, parts, journal, start } = await rotationSetting();
  const lease = await start({ order: 'in-place', deleteOld: false });
  world.stored.current = { id: 'theirs', value: new SecretValue('theirs'), createdAt: '' };

  await expect(drive(parts, lease, never)).rejects.toMatchObject({ code: 'conflict' });

  expect(await journal.load(lease.rotationId)).toMatchObject({ state: 'conflict', resumeState: 'staging' });
  expect(world.liveLogins()).toEqual(['app']);
  expect(world.logins.get('app')?.secret).toBe(OLD.reveal());
});

it('does not stop the old credential while a person still has to tell the consumers', async () => {
  const { world, parts, journal, start } = await rotationSetting();
  const lease = await start();
  const alone = { ...parts, consumers: [] };

  await expect(drive(alone, lease, never)).resolves.toMatchObject({ kind: 'waiting' });
  expect(world.logins.get('app')?.secret).toBe(OLD.reveal());
  await journal.flag(lease.rotationId, 'consumersUpdated');

  await expect(drive(alone, lease, never)).resolves.toEqual({ kind: 'done' });
  expect(world.logins.has('app')).toBe(false);
});

it('waits for a grace period that is too long to sit out, and goes on after it', async () => {
  const { world, clock, parts, start } = await rotationSetting();
  const lease = await start({ graceMs: 60_000 });

  await expect(drive(parts, lease, never)).resolves.toMatchObject({ kind: 'waiting' });
  expect(world.logins.get('app')?.secret).toBe(OLD.reveal());
  clock.advance(60_000);

  await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'done' });
});

it('does not call a credential dead that the provider still accepts', async () => {
  const { world, parts, journal, start } = await rotationSetting();
  const lease = await start({ deleteOld: false });
  const lax = { ...world.rotator, disable: () => Promise.resolve() };

  await expect(drive({ ...parts, rotator: lax }, lease, never)).rejects.toMatchObject({ code: 'ambiguous' });

  expect((await journal.load(lease.rotationId)).state).toBe('confirming');
});

describe('a provider that tells the secret once', () => {
  it.each(['before', 'after'] as const)(
    'gets no second replacement when the answer is lost %s it acted',
    async (when) => {
      const { world, parts, start } = await rotationSetting();
      const lease = await start({ deleteOld: true });
      const serverMade = { ...parts, rotator: world.serverMade };
      world.fault = { at: 'issue', when, error: new AppError('provider-unreachable', 'memory: gone') };

      await expect(drive(serverMade, lease, never)).rejects.toThrow('gone');
      await expect(drive(serverMade, lease, never)).resolves.toEqual({ kind: 'done' });

      expect(world.liveLogins()).toHaveLength(1);
      expect(world.calls.filter((call) => call === 'remove-lost')).toHaveLength(when === 'after' ? 1 : 0);
    },
  );

  it('keeps nothing of an aborted rotation whose answer was lost', async () => {
    const { world, parts, journal, start } = await rotationSetting();
    const lease = await start({ deleteOld: true });
    const serverMade = { ...parts, rotator: world.serverMade };
    world.fault = { at: 'issue', when: 'after', error: new AppError('provider-unreachable', 'memory: gone') };
    await expect(drive(serverMade, lease, never)).rejects.toThrow('gone');
    await journal.flag(lease.rotationId, 'abortRequested');

    await expect(drive(serverMade, lease, never)).resolves.toEqual({ kind: 'aborted' });

    expect([...world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
  });
});

describe('a provider where only a person can create the replacement', () => {
  it('waits for it with the old one untouched, refuses what does not fit, and goes on with what does', async () => {
    const { world, parts, journal, start } = await rotationSetting();
    const lease = await start({ order: 'by-person', deleteOld: false });
    const byPerson = { ...parts, rotator: world.byPerson };

    await expect(drive(byPerson, lease, never)).rejects.toMatchObject({ code: 'needs-person' });
    expect(await journal.load(lease.rotationId)).toMatchObject({ state: 'awaiting-human', resumeState: 'issuing' });
    await journal.keep(lease, 'brought', new SecretValue('nobody:nothing'));
    await expect(drive(byPerson, lease, never)).rejects.toThrow('not a login');
    expect(world.logins.get('app')?.secret).toBe(OLD.reveal());

    world.logins.set('app2', { secret: 'made-by-a-person' });
    await journal.keep(lease, 'brought', new SecretValue('app2:made-by-a-person'));
    await expect(drive(byPerson, lease, never)).resolves.toEqual({ kind: 'done' });
    expect(world.liveLogins()).toEqual(['app2']);
    expect(world.consumerHolds).toBe('made-by-a-person');
  });

  it('can be aborted while it waits', async () => {
    const { world, parts, journal, start } = await rotationSetting();
    const lease = await start({ order: 'by-person', deleteOld: false });
    const byPerson = { ...parts, rotator: world.byPerson };
    await expect(drive(byPerson, lease, never)).rejects.toMatchObject({ code: 'needs-person' });
    await journal.flag(lease.rotationId, 'abortRequested');

    await expect(drive(byPerson, lease, never)).resolves.toEqual({ kind: 'aborted' });
    expect(world.logins.get('app')?.secret).toBe(OLD.reveal());
  });
});
