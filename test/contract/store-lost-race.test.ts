// What becomes of a rotation whose place in the store somebody else took: with the engine, the journal and real stores.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Lease, RotationPlan } from '../../src/journal/rotation.js';
import { requireAbortableNow } from '../../src/rotation/abort.js';
import { drive, type Outcome } from '../../src/rotation/drive.js';
import type { RotationParts } from '../../src/rotation/parts.js';
import { putOver } from '../../src/rotation/put-over.js';
import type { SecretStore } from '../../src/stores/secret-store.js';
import { SHARED_STORES, type SharedStore } from '../support/lost-race-stores.js';
import { examplePlan, OLD, rotationSetting, type Setting } from '../support/rotation-world.js';

const signal = AbortSignal.timeout(20 * 60_000);
const OURS = 'r000000000001';
const THEIRS = 'r000000000002';
const EMERGENCY = { reason: 'in use by a stranger', by: 'ann', from: 'planned' } as const;
const document = (password: string, region = 'eu'): SecretValue =>
  new SecretValue(JSON.stringify({ password, region }));

let paths = 0;

describe.each(SHARED_STORES)('a rotation whose place in $title was taken', ({ missing, start }) => {
  const test = it.skipIf(missing !== undefined);
  let shared: SharedStore;
  beforeAll(async () => {
    if (missing === undefined) shared = await start();
  }, 120_000);
  afterAll(() => shared?.stop());

  interface Scene extends Setting {
    readonly path: string;
    readonly lease: Lease;
    readonly plan: RotationPlan;
    /** Goes on as `resume` does. */
    goOn(store?: SecretStore): Promise<Outcome>;
    /** As the command: asks whether it can be, says so durably, goes on. */
    abort(): Promise<Outcome>;
    /** What applications read, and how it got there. */
    now(): Promise<{
      readonly id?: string | undefined;
      readonly data: Record<string, string>;
      readonly pending?: string;
    }>;
  }

  async function sceneWith(change: Partial<RotationPlan> = {}): Promise<Scene> {
    const setting = await rotationSetting();
    paths += 1;
    const path = `apps/orders-${String(paths)}`;
    const storeVersion = await shared.write(path, document(OLD.reveal()));
    const place = { store: 'shared', path, field: 'password' };
    const plan = { ...examplePlan, place, storeVersion, ...change };
    const lease = await setting.start(plan);
    const parts: RotationParts = { ...setting.parts, store: shared.open() };
    const goOn = (store = shared.open()): Promise<Outcome> => drive({ ...parts, store }, lease, signal);
    return {
      ...setting,
      parts,
      path,
      lease,
      plan,
      goOn,
      abort: async () => {
        await requireAbortableNow(parts, await setting.journal.load(OURS), signal);
        await setting.journal.flag(OURS, 'abortRequested');
        return goOn();
      },
      now: async () => {
        const store = shared.open();
        const current = await store.current(path, signal);
        const pending = await store.pendingRotation(path, signal);
        const data = JSON.parse(current?.value.reveal() ?? '{}') as Record<string, string>;
        return { id: current?.id, data, ...(pending === undefined ? {} : { pending }) };
      },
    };
  }

  /** A store to which somebody writes in the moment before a call arrives, once. */
  function interrupted(name: 'stage' | 'promote', write: () => Promise<unknown>): SecretStore {
    const store = shared.open();
    let left = 1;
    const before = async (): Promise<void> => void (left-- > 0 && (await write()));
    return {
      ...store,
      stage: async (...args) => {
        if (name === 'stage') await before();
        return store.stage(...args);
      },
      promote: async (...args) => {
        if (name === 'promote') await before();
        return store.promote(...args);
      },
    };
  }

  /** Ours is verified and pending, and somebody writes before it is promoted. */
  async function lost(theirs: SecretValue, change: Partial<RotationPlan> = {}): Promise<Scene & { theirId: string }> {
    const scene = await sceneWith(change);
    let theirId = '';
    const store = interrupted('promote', async () => (theirId = await shared.write(scene.path, theirs)));
    const thrown = await scene.goOn(store).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'conflict' });
    expect((thrown as AppError).message).toContain(`version ${theirId}, which somebody else wrote, is current`);
    expect((thrown as AppError).hint).toContain(`unleak rotations abort ${OURS}`);
    expect((thrown as AppError).hint).toContain(`unleak rotations resume ${OURS} --over ${theirId}`);
    expect(await scene.journal.load(OURS)).toMatchObject({ state: 'conflict', resumeState: 'promoting' });
    return { ...scene, theirId };
  }

  test('by another machine that had not promoted yet ends before it is used, and its abort leaves that one', async () => {
    const scene = await sceneWith();
    const other = await rotationSetting();
    await other.journal.create(THEIRS, scene.plan, { old: OLD, snapshot: new SecretValue('{}') });
    const theirLease = await other.journal.acquire(THEIRS, 'there');
    // The other's provider and consumer are the same, its journal is its own.
    const there = { ...scene.parts, journal: other.journal, store: shared.open() };
    const store = interrupted('stage', () => drive(there, theirLease, signal));

    await expect(scene.goOn(store)).rejects.toThrow(`which rotation ${THEIRS} made, is current`);
    expect(await scene.journal.load(OURS)).toMatchObject({ state: 'conflict', resumeState: 'staging' });
    const outcome = await scene.abort();

    expect('detail' in outcome && outcome.detail).toContain(`which rotation ${THEIRS} made, stays current`);
    expect((await scene.journal.load(OURS)).detail).toBe('detail' in outcome && outcome.detail);
    expect(scene.world.liveLogins()).toEqual([`app_${THEIRS}`]);
    expect(await scene.now()).toMatchObject({ data: { password: `new-${THEIRS}` } });
    expect(await scene.now()).not.toHaveProperty('pending');
  });

  test('says the same again when it is resumed, and changes nothing at the provider', async () => {
    const scene = await lost(document('theirs'));
    const [logins, conflict] = [[...scene.world.logins], await scene.journal.load(OURS)];
    const calls = scene.world.calls.length;

    await expect(scene.goOn()).rejects.toMatchObject({ code: 'conflict' });

    expect(await scene.journal.load(OURS)).toMatchObject({ state: 'conflict', detail: conflict.detail });
    expect([...scene.world.logins]).toEqual(logins);
    expect(scene.world.calls.slice(calls)).toEqual([]);
    expect(await scene.now()).toMatchObject({ id: scene.theirId, pending: OURS });
  });

  test('takes its own back with an abort, and neither what took it nor the old credential', async () => {
    const scene = await lost(document('theirs'));

    const outcome = await scene.abort();

    expect(outcome).toMatchObject({ kind: 'aborted' });
    expect('detail' in outcome && outcome.detail).toContain(`version ${scene.theirId}, stays current`);
    expect('detail' in outcome && outcome.detail).not.toContain('is dead;');
    expect([...scene.world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
    expect(await scene.now()).toEqual({ id: scene.theirId, data: { password: 'theirs', region: 'eu' } });
    expect(await scene.journal.secret(OURS, 'successor')).toBeUndefined();
    await nextCanStage(scene);
  });

  test.each(['before', 'after'] as const)('goes on with such an abort that broke %s it withdrew', async (when) => {
    const scene = await lost(document('theirs'));
    scene.world.fault = { at: 'withdraw', when, error: new AppError('provider-unreachable', 'memory: gone') };
    await expect(scene.abort()).rejects.toThrow('gone');
    await expect(scene.goOn()).resolves.toMatchObject({ kind: 'aborted' });
    expect([...scene.world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
    expect(await scene.now()).toEqual({ id: scene.theirId, data: { password: 'theirs', region: 'eu' } });
  });

  test('is taken back by a rollback too', async () => {
    const scene = await lost(document('theirs'));
    await scene.journal.flag(OURS, 'rollbackRequested');
    await expect(scene.goOn()).resolves.toEqual({ kind: 'aborted' });
    expect([...scene.world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
    expect(await scene.now()).toEqual({ id: scene.theirId, data: { password: 'theirs', region: 'eu' } });
  });

  test('goes in the place of that version when a person names it, and keeps its other fields', async () => {
    const scene = await lost(document(OLD.reveal(), 'us'));
    await expect(putOver(scene.parts, scene.lease, 'another', signal)).rejects.toMatchObject({ code: 'conflict' });
    await putOver(scene.parts, scene.lease, scene.theirId, signal);

    await expect(scene.goOn()).resolves.toEqual({ kind: 'done' });

    expect(scene.world.liveLogins()).toEqual([`app_${OURS}`]);
    expect((await scene.now()).data).toEqual({ password: `new-${OURS}`, region: 'us' });
    expect(await scene.now()).not.toHaveProperty('pending');
    await nextCanStage(scene);
  });

  test.each(['stage', 'promote'] as const)(
    'can be rolled back after it was put over, broken off at its %s',
    async (at) => {
      const scene = await lost(document(OLD.reveal(), 'us'));
      await putOver(scene.parts, scene.lease, scene.theirId, signal);
      const store = shared.open();
      const broken = new AppError('provider-unreachable', 'store: the answer was lost');
      const lossy: SecretStore = {
        ...store,
        [at]: async (...args: never) => {
          await (store[at] as (...all: never) => Promise<unknown>)(...args);
          throw broken;
        },
      };
      await expect(scene.goOn(lossy)).rejects.toThrow('the answer was lost');
      await scene.journal.flag(OURS, 'rollbackRequested');

      await expect(scene.goOn()).resolves.toEqual({ kind: 'aborted' });

      expect([...scene.world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
      expect((await scene.now()).data).toEqual({ password: OLD.reveal(), region: 'us' });
      expect(await scene.now()).not.toHaveProperty('pending');
    },
  );

  test('that was promoted with the answer lost is not lost: an abort is refused, and it goes on', async () => {
    const scene = await sceneWith();
    const store = shared.open();
    const lossy: SecretStore = {
      ...store,
      promote: async (...args) => {
        await store.promote(...args);
        throw new AppError('provider-unreachable', 'store: the answer was lost');
      },
    };
    await expect(scene.goOn(lossy)).rejects.toThrow('the answer was lost');

    await expect(scene.abort()).rejects.toMatchObject({ code: 'conflict' });
    await expect(scene.goOn()).resolves.toEqual({ kind: 'done' });
    expect(scene.world.liveLogins()).toEqual([`app_${OURS}`]);
  });

  test('after it was promoted with the answer lost is taken back, and blocks nobody', async () => {
    const scene = await sceneWith();
    const store = shared.open();
    let theirId = '';
    const lossy: SecretStore = {
      ...store,
      promote: async (...args) => {
        await store.promote(...args);
        theirId = await shared.write(scene.path, document('theirs'));
        throw new AppError('provider-unreachable', 'store: the answer was lost');
      },
    };
    await expect(scene.goOn(lossy)).rejects.toThrow('the answer was lost');

    await expect(scene.abort()).resolves.toMatchObject({ kind: 'aborted' });

    expect([...scene.world.logins]).toEqual([['app', { secret: OLD.reveal() }]]);
    expect(await scene.now()).toEqual({ id: theirId, data: { password: 'theirs', region: 'eu' } });
    await nextCanStage(scene);
  });

  describe('in an emergency', () => {
    /** The old one is dead, the new one issued; somebody wrote before it was staged. */
    async function emergency(theirs: SecretValue): Promise<Scene & { theirId: string }> {
      const scene = await sceneWith({ emergency: EMERGENCY, deleteOld: false });
      const theirId = await shared.write(scene.path, theirs);
      const thrown = await scene.goOn().catch((error: unknown) => error);
      expect(thrown).toMatchObject({ code: 'conflict' });
      expect((thrown as AppError).hint).toContain(`unleak rotations resume ${OURS} --over ${theirId}`);
      expect(await scene.journal.load(OURS)).toMatchObject({ state: 'conflict', resumeState: 'staging' });
      expect(scene.world.liveLogins()).toEqual([`app_${OURS}`]);
      return { ...scene, theirId };
    }

    test('ends with the replacement in the place of that version when a person names it', async () => {
      const scene = await emergency(document(OLD.reveal(), 'us'));
      await putOver(scene.parts, scene.lease, scene.theirId, signal);

      await expect(scene.goOn()).resolves.toEqual({ kind: 'done' });

      expect((await scene.now()).data).toEqual({ password: `new-${OURS}`, region: 'us' });
      expect(scene.world.liveLogins()).toEqual([`app_${OURS}`]);
    });

    test('is not given up while the leaked credential stands there, which is dead', async () => {
      const scene = await emergency(document(OLD.reveal(), 'us'));
      await expect(scene.abort()).rejects.toThrow('the leaked credential stands there');
      expect((await scene.journal.load(OURS)).abortRequested).toBe(false);
      expect(scene.world.liveLogins()).toEqual([`app_${OURS}`]);
    });

    test('is given up where another value stands there, and the leaked one stays dead', async () => {
      const scene = await emergency(document('theirs'));

      const outcome = await scene.abort();

      expect('detail' in outcome && outcome.detail).toContain('the old credential is dead');
      expect(scene.world.liveLogins()).toEqual([]);
      expect(await scene.now()).toEqual({ id: scene.theirId, data: { password: 'theirs', region: 'eu' } });
      await nextCanStage(scene);
    });

    test('can be left in both ways where it was lost at the promotion', async () => {
      for (const isPutOver of [true, false]) {
        const scene = await lost(document('theirs', 'us'), { emergency: EMERGENCY, deleteOld: false });
        if (isPutOver) await putOver(scene.parts, scene.lease, scene.theirId, signal);
        const outcome = await (isPutOver ? scene.goOn() : scene.abort());
        expect(outcome.kind).toBe(isPutOver ? 'done' : 'aborted');
        expect(scene.world.liveLogins()).toEqual(isPutOver ? [`app_${OURS}`] : []);
        const password = isPutOver ? `new-${OURS}` : 'theirs';
        expect((await scene.now()).data).toEqual({ password, region: 'us' });
      }
    });
  });

  async function nextCanStage({ path }: Scene): Promise<void> {
    const [store, metadata] = [shared.open(), {}];
    const value = document('next');
    const current = (await store.current(path, signal))?.id;
    const id = await store.stage({ path, rotationId: THEIRS, value, metadata }, signal);
    await store.promote(path, THEIRS, id, current, signal);
    expect((await store.current(path, signal))?.id).toBe(id);
  }
});
