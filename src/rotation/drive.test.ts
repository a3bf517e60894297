import { describe, expect, it } from 'vitest';
import { OLD, rotationSetting, type Fault, type Setting } from '../../test/support/rotation-world.js';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import type { OrderName } from '../journal/orders.js';
import type { Lease } from '../journal/rotation.js';
import type { Rotator } from '../rotators/rotator.js';
import { requireAbortable, requireRollbackable } from './abort.js';
import { drive, type Outcome } from './drive.js';
import type { RotationParts } from './parts.js';

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

  const places = ['prepare', 'issue', 'stage', 'staged', 'verify', 'promote', 'update'];
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

it('counts no answer of a provider as neither alive nor dead, and asks again', async () => {
  const { world, parts, start } = await rotationSetting();
  const lease = await start({ deleteOld: false });
  world.fault = { at: 'confirm', when: 'before', error: new AppError('provider-unreachable', 'memory: gone') };

  await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'done' });

  expect(world.calls.filter((call) => call === 'confirm')).toHaveLength(2);
});

it('leaves a stop that takes as long as the provider documents to a later resume', async () => {
  const { world, parts, clock, journal, start } = await rotationSetting();
  const lease = await start({ deleteOld: false });
  const capabilities = { ...world.rotator.capabilities, propagationMs: 300_000 };
  let isDead = false;
  const slow = {
    ...world.rotator,
    capabilities,
    confirm: () => Promise.resolve(isDead ? ('rejected' as const) : ('accepted' as const)),
  };

  await expect(drive({ ...parts, rotator: slow }, lease, never)).resolves.toMatchObject({ kind: 'waiting' });
  expect((await journal.load(lease.rotationId)).state).toBe('confirming');
  clock.advance(50_000);
  isDead = true;
  await expect(drive({ ...parts, rotator: slow }, lease, never)).resolves.toEqual({ kind: 'done' });
});

it('waits out a rate limit that ends soon, and asks the provider before it issues again', async () => {
  const { world, parts, start } = await rotationSetting();
  const lease = await start({ deleteOld: false });
  const error = Object.assign(new AppError('provider-unreachable', 'memory: slow down'), { retryAfterMs: 5000 });
  world.fault = { at: 'issue', when: 'before', error };

  await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'done' });

  expect(world.calls.filter((call) => ['issue', 'reconcile'].includes(call))).toEqual(['issue', 'reconcile', 'issue']);
});

it('stays where it is under a rate limit that ends late, and says when to come back', async () => {
  const { world, parts, journal, start } = await rotationSetting();
  const lease = await start({ deleteOld: false });
  const error = Object.assign(new AppError('provider-unreachable', 'memory: slow down'), { retryAfterMs: 600_000 });
  world.fault = { at: 'issue', when: 'before', error };

  await expect(drive(parts, lease, never)).rejects.toMatchObject({ code: 'provider-unreachable' });

  expect((await journal.load(lease.rotationId)).state).toBe('issuing');
  expect((await journal.history(lease.rotationId)).at(-1)?.payload['retryAfter']).toBe('2026-01-01T00:10:00.000Z');
});

it.each(['provider-refused', 'needs-person'] as const)(
  'waits for a person after %s, who then lets it go on',
  async (code) => {
    const { world, parts, journal, start } = await rotationSetting();
    const lease = await start({ deleteOld: false });
    world.fault = {
      at: 'issue',
      when: 'before',
      error: new AppError(code, 'memory: not allowed', { hint: 'ask ann' }),
    };

    await expect(drive(parts, lease, never)).rejects.toMatchObject({ code });
    expect(await journal.load(lease.rotationId)).toMatchObject({
      state: 'awaiting-human',
      resumeState: 'issuing',
      detail: 'memory: not allowed (ask ann)',
    });

    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'done' });
  },
);

describe('grace with evidence', () => {
  const graceMs = 60_000;

  async function inGrace(usedAt: () => Date | undefined): Promise<Setting & { drive: () => Promise<Outcome> }> {
    const setting = await rotationSetting();
    const { rotationId } = await setting.start({ graceMs, longestGraceMs: 600_000, deleteOld: false });
    const rotator = { ...setting.world.rotator, lastUse: () => Promise.resolve(usedAt()) };
    const goOn = async (): Promise<Outcome> =>
      drive({ ...setting.parts, rotator }, await setting.journal.acquire(rotationId, 'test'), never);
    return { ...setting, drive: goOn };
  }

  it('waits on while the old credential is used, and goes on when it was quiet for the period', async () => {
    const uses: Date[] = [];
    const { world, clock, journal, drive: goOn } = await inGrace(() => uses.at(-1));
    await expect(goOn()).resolves.toMatchObject({ kind: 'waiting' });
    clock.advance(50_000);
    const usedAt = clock.now();
    uses.push(usedAt);
    clock.advance(20_000);

    const waiting = await goOn();
    expect('reason' in waiting && waiting.reason).toContain(`still used at ${usedAt.toISOString()}`);
    expect(world.logins.get('app')?.secret).toBe(OLD.reveal());
    clock.advance(graceMs);

    await expect(goOn()).resolves.toEqual({ kind: 'done' });
    const history = await journal.history('r000000000001');
    expect(history.some(({ payload }) => payload['lastUse'] === usedAt.toISOString())).toBe(true);
  });

  it('ends at its longest even if the old credential is used for ever', async () => {
    const { clock, drive: goOn } = await inGrace(() => clock.now());
    await expect(goOn()).resolves.toMatchObject({ kind: 'waiting' });
    clock.advance(100_000);
    await expect(goOn()).resolves.toMatchObject({ kind: 'waiting' });
    clock.advance(500_000);

    await expect(goOn()).resolves.toEqual({ kind: 'done' });
  });
});

describe('an emergency', () => {
  const emergency = { reason: 'in use by a stranger', by: 'ann', from: 'planned' } as const;

  it.each(orders)('kills the old credential first and then makes the replacement, in order %s', async (order) => {
    const { world, parts, events, start } = await rotationSetting();
    const lease = await start({ order, emergency, deleteOld: order === 'overlap' });

    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'done' });

    const states = events.filter(({ kind }) => kind !== 'note').map(({ state }) => state);
    expect(states.indexOf('dead')).toBeLessThan(states.indexOf('staging'));
    expect(world.liveLogins()).toHaveLength(1);
    expect(world.consumerHolds).toBe('new-r000000000001');
  });

  it('keeps the old one dead and the rotation open where the replacement can not be made', async () => {
    const { world, parts, journal, start } = await rotationSetting();
    const lease = await start({ emergency, deleteOld: false });
    world.fault = { at: 'issue', when: 'before', error: new AppError('needs-person', 'memory: quota') };

    await expect(drive(parts, lease, never)).rejects.toMatchObject({ code: 'needs-person' });

    expect(world.liveLogins()).toEqual([]);
    const rotation = await journal.load(lease.rotationId);
    expect(rotation).toMatchObject({ state: 'awaiting-human', resumeState: 'issuing' });
    expect(() => requireAbortable(rotation)).toThrow('it is issuing');
  });

  it.each(['issue', 'stage', 'verify', 'promote'])('declared when %s had broken keeps what is done', async (at) => {
    const { world, parts, journal, start } = await rotationSetting();
    const lease = await start({ deleteOld: true });
    world.fault = { at, when: 'after', error: new AppError('provider-unreachable', 'memory: gone') };
    await expect(drive(parts, lease, never)).rejects.toThrow('gone');

    await journal.declareEmergency(lease, { reason: 'now', by: 'ann' });
    expect((await journal.load(lease.rotationId)).state).toBe('disabling');
    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'done' });

    expect(world.calls.filter((call) => call === 'issue')).toHaveLength(1);
    expect(world.liveLogins()).toHaveLength(1);
  });
});

it('looks for what an issuing made that was begun before the emergency, and leaves no orphan', async () => {
  const { world, parts, journal, start } = await rotationSetting();
  const lease = await start({ deleteOld: true });
  const serverMade = { ...parts, rotator: world.serverMade };
  world.fault = { at: 'issue', when: 'after', error: new AppError('provider-unreachable', 'memory: gone') };
  await expect(drive(serverMade, lease, never)).rejects.toThrow('gone');
  await journal.declareEmergency(lease, { reason: 'now', by: 'ann' });

  await expect(drive(serverMade, lease, never)).resolves.toEqual({ kind: 'done' });

  expect(world.calls.filter((call) => call === 'remove-lost')).toHaveLength(1);
  expect(world.liveLogins()).toHaveLength(1);
});

describe('a rollback', () => {
  async function brokenAt(at: string, order: OrderName): Promise<Setting & { lease: Lease; parts: RotationParts }> {
    const setting = await rotationSetting();
    const { world } = setting;
    const lease = await setting.start({ order, deleteOld: order === 'overlap' });
    world.fault = { at, when: 'after', error: new AppError('provider-refused', 'memory: broken') };
    const enable = (): Promise<void> => Promise.resolve(void world.logins.set('app', { secret: OLD.reveal() }));
    const parts = { ...setting.parts, rotator: { ...world.rotator, enable } };
    await expect(drive(parts, lease, never)).rejects.toThrow('broken');
    return { ...setting, lease, parts };
  }

  it.each(orders)('makes the old credential work, current and known again, in order %s', async (order) => {
    const { world, journal, lease, parts } = await brokenAt(order === 'overlap' ? 'disable' : 'update', order);
    requireRollbackable(await journal.load(lease.rotationId), parts.rotator);
    await journal.flag(lease.rotationId, 'rollbackRequested');

    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'aborted' });

    expect([...world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
    expect(world.stored.current?.value.reveal()).toBe(OLD.reveal());
    expect(world.consumerHolds).toBe(OLD.reveal());
  });

  it('is refused where the provider can not undo the stop', async () => {
    const { world, journal, lease } = await brokenAt('disable', 'overlap');
    const rotation = await journal.load(lease.rotationId);

    expect(() => requireRollbackable(rotation, world.rotator)).toThrow('can not enable it again');
    expect(() => requireAbortable(rotation)).toThrow('it is disabling');
  });
});

it('finishes a roll that an abort came too late for', async () => {
  const { world, parts, journal, start } = await rotationSetting();
  const lease = await start({ order: 'roll', deleteOld: false });
  const { prepare: _, ...rest } = world.rotator;
  let rolls = 0;
  const rotator: Rotator = {
    ...rest,
    issue: () =>
      world.run('issue', () => {
        const secret = `rolled-${String(++rolls)}`;
        world.logins.set('app', { secret });
        return { provider: 'memory', secret: new SecretValue(secret), attributes: { user: 'app' } };
      }),
    reconcile: () =>
      Promise.resolve(rolls === 0 ? { outcome: 'not-applied' } : { outcome: 'lost', attributes: { user: 'app' } }),
    removeLost: () => Promise.reject(new Error('a roll has nothing to remove')),
  };
  world.fault = { at: 'issue', when: 'after', error: new AppError('provider-unreachable', 'memory: gone') };
  await expect(drive({ ...parts, rotator }, lease, never)).rejects.toThrow('gone');
  await journal.flag(lease.rotationId, 'abortRequested');

  await expect(drive({ ...parts, rotator }, lease, never)).resolves.toEqual({ kind: 'done' });

  expect(world.logins.get('app')?.secret).toBe('rolled-2');
  expect(world.consumerHolds).toBe('rolled-2');
});
