// What a rollback leaves in a store, with the engine and the local store as they are and everything else in memory.
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Journal } from '../../src/journal/journal.js';
import { drive, type Outcome } from '../../src/rotation/drive.js';
import { Sealer } from '../../src/sealing/sealer.js';
import { localStore, type LocalStore } from '../../src/stores/local.js';
import type { StoreVersion } from '../../src/stores/secret-store.js';
import { OLD, rotationSetting } from '../support/rotation-world.js';
import { temporaryFolder } from '../support/temporary.js';

const signal = AbortSignal.timeout(60_000);
const ID = 'r000000000001';
const PATH = 'apps/orders';
const document = (password: string, keyId: string): string =>
  `{ "region": "eu",  "password": ${JSON.stringify(password)}, "key_id": "${keyId}" }`;

interface Promoted {
  readonly store: LocalStore;
  readonly journal: Journal;
  rollBack(): Promise<Outcome>;
  current(): Promise<StoreVersion | undefined>;
}

/** A rotation whose new value is current, with fields of the new credential beside it, and which stands still there. */
async function promoted(before: string | undefined): Promise<Promoted> {
  const { world, journal, parts, start, clock } = await rotationSetting();
  const dir = join(await temporaryFolder(), 'store');
  const store = localStore({ dir, sealer: await Sealer.ephemeral(), clock });
  const storeVersion = before === undefined ? undefined : await store.put(PATH, new SecretValue(before), signal);
  const place = { store: 'local', path: PATH, field: 'password' };
  const lease = await start({ place, ...(storeVersion === undefined ? {} : { storeVersion }) });
  const { prepare } = world.rotator;
  const withFields: typeof prepare = async (ctx, plan) => {
    const made = await prepare!(ctx, plan);
    return { ...made, fields: { key_id: new SecretValue('new-id'), extra: new SecretValue('new-extra') } };
  };
  const all = { ...parts, store, rotator: { ...world.rotator, prepare: withFields } };
  world.fault = { at: 'update', when: 'after', error: new AppError('provider-refused', 'memory: broken') };
  const never = new AbortController();
  onTestFinished(() => never.abort());
  await expect(drive(all, lease, never.signal)).rejects.toThrow('broken');
  const now = JSON.parse((await store.current(PATH, signal))!.value.reveal()) as Record<string, string>;
  expect(now).toMatchObject({ password: `new-${ID}`, key_id: 'new-id', extra: 'new-extra' });
  return {
    store,
    journal,
    async rollBack() {
      await journal.flag(ID, 'rollbackRequested');
      return drive(all, lease, never.signal);
    },
    current: () => store.current(PATH, signal),
  };
}

it('gives back what stood there, byte for byte, without the fields that only the new credential had', async () => {
  const before = document(OLD.reveal(), 'old-id');
  const { store, journal, rollBack, current } = await promoted(before);

  await expect(rollBack()).resolves.toEqual({ kind: 'aborted' });

  const now = await current();
  expect(now?.rotationId).toBe(ID);
  expect(now?.value.reveal()).toBe(before);
  expect(await store.staged(PATH, ID, signal)).toBeUndefined();
  const notes = (await journal.history(ID)).map(({ payload }) => payload);
  expect(notes).toContainEqual({ takenBack: `local:${PATH}`, versionId: now?.id });
});

it('leaves the old credential, which works, where another value stood before the rotation', async () => {
  const { rollBack, current } = await promoted(document('stale', 'old-id'));
  await expect(rollBack()).resolves.toEqual({ kind: 'aborted' });
  expect((await current())?.value.reveal()).toBe(document(OLD.reveal(), 'old-id'));
});

it('leaves the old credential where nothing stood before, since somebody may read from there by now', async () => {
  const { rollBack, current } = await promoted(undefined);
  await expect(rollBack()).resolves.toEqual({ kind: 'aborted' });
  expect(JSON.parse((await current())?.value.reveal() ?? '')).toEqual({ password: OLD.reveal() });
});

it('never overwrites what somebody else wrote since, and goes on once they put the old value there', async () => {
  const { store, journal, rollBack, current } = await promoted(document(OLD.reveal(), 'old-id'));
  const theirs = document('theirs', 'their-id');
  await store.put(PATH, new SecretValue(theirs), signal);

  await expect(rollBack()).rejects.toMatchObject({ code: 'conflict' });
  expect((await current())?.value.reveal()).toBe(theirs);
  expect((await journal.load(ID)).state).toBe('conflict');

  const byHand = document(OLD.reveal(), 'their-id');
  await store.put(PATH, new SecretValue(byHand), signal);
  await expect(rollBack()).resolves.toEqual({ kind: 'aborted' });
  expect(await current()).not.toHaveProperty('rotationId');
  expect((await current())?.value.reveal()).toBe(byHand);
});
