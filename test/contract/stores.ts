/** Every secret store runs this suite: it tests each sentence of `src/stores/secret-store.ts`. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import type { SecretStore, StageRequest } from '../../src/stores/secret-store.js';

export interface StoreUnderTest {
  readonly store: SecretStore;
  /** Another client of the same store, as a second machine would have. */
  readonly second: SecretStore;
  /** Writes a current value as an application or a person would, without unleak, and gives its version id. */
  seed(path: string, value: SecretValue): Promise<string>;
  /** A server that keeps JSON as data may change its spelling. */
  readonly respellsJson?: boolean;
  /** Names that differ little and are all allowed there. */
  readonly similarNames?: readonly string[];
  close(): Promise<void>;
}

const signal = AbortSignal.timeout(10 * 60_000);
const path = 'apps/orders/db';
const R1 = 'r111111111111';
const R2 = 'r222222222222';
const value = (text: string): SecretValue => new SecretValue(['value', text].join(' of '));
const request = (rotationId: string, text: string, at = path): StageRequest => ({
  path: at,
  rotationId,
  value: value(text),
  metadata: { purpose: 'orders service', due: '2026-04-01' },
});
const outcomes = async (work: readonly Promise<unknown>[]): Promise<readonly string[]> =>
  (await Promise.allSettled(work)).map(({ status }) => status).sort();

export function storeContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`store contract: ${name}`, () => {
    let under: StoreUnderTest;
    let store: SecretStore;
    beforeEach(async () => {
      under = await makeStore();
      store = under.store;
    });
    afterEach(() => under.close());

    const currentText = async (at = path): Promise<string | undefined> =>
      (await store.current(at, signal))?.value.reveal();
    const previousText = async (): Promise<string | undefined> => (await store.previous(path, signal))?.value.reveal();

    describe('current and previous', () => {
      it('give undefined where the path holds nothing', async () => {
        expect(await store.current(path, signal)).toBeUndefined();
        expect(await store.previous(path, signal)).toBeUndefined();
        expect(await store.staged(path, R1, signal)).toBeUndefined();
      });

      it('give the value as its owner wrote it', async () => {
        const json = new SecretValue('{ "b": "ü\\u0000\\n", "a" : 1 }');
        const id = await under.seed(path, json);
        const current = await store.current(path, signal);
        expect(current?.id).toBe(id);
        const text = current?.value.reveal() ?? '';
        const compared = (one: string): unknown => (under.respellsJson === true ? JSON.parse(one) : one);
        expect(compared(text)).toEqual(compared(json.reveal()));
        expect(Date.parse(current?.createdAt ?? '')).not.toBeNaN();
      });

      it('keep secrets apart whose names differ only by case or by a prefix', async () => {
        const names = under.similarNames ?? ['a/b', 'A/b', 'a', 'a/b/c', 'a.b', 'a%2fb'];
        for (const at of names) await under.seed(at, value(at));
        for (const at of names) expect(await currentText(at)).toBe(value(at).reveal());
      });
    });

    describe('stage', () => {
      it('leaves the current value alone', async () => {
        const id = await under.seed(path, value('old'));
        await store.stage(request(R1, 'new'), signal);
        expect((await store.current(path, signal))?.id).toBe(id);
        expect(await currentText()).toBe(value('old').reveal());
        expect(await previousText()).toBeUndefined();
      });

      it('can be read back by this rotation and by no other', async () => {
        const id = await store.stage(request(R1, 'new'), signal);
        const staged = await under.second.staged(path, R1, signal);
        expect(staged).toMatchObject({ id, rotationId: R1 });
        expect(staged?.value.reveal()).toBe(value('new').reveal());
        expect(await store.staged(path, R2, signal)).toBeUndefined();
      });

      it('gives the same id again for the same rotation and value', async () => {
        await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        expect(await under.second.stage(request(R1, 'new'), signal)).toBe(id);
      });

      it('gives the same id after the version was promoted', async () => {
        const before = await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        await store.promote(path, R1, id, before, signal);
        expect(await store.stage(request(R1, 'new'), signal)).toBe(id);
        expect(await store.staged(path, R1, signal)).toBeUndefined();
        expect((await store.current(path, signal))?.id).toBe(id);
      });

      it('gives a JSON value back byte for byte', async () => {
        const text = '{ "z": "ü<&>\\u0000", "a" : {"n": 1.50} }';
        const id = await store.stage({ ...request(R1, 'new'), value: new SecretValue(text) }, signal);
        expect((await store.staged(path, R1, signal))?.value.reveal()).toBe(text);
        await store.promote(path, R1, id, undefined, signal);
        expect(JSON.parse((await currentText()) ?? '')).toEqual(JSON.parse(text));
      });

      it('is a conflict where the same rotation published another value', async () => {
        const id = await store.stage(request(R1, 'new'), signal);
        await store.promote(path, R1, id, undefined, signal);
        await expect(store.stage(request(R1, 'other'), signal)).rejects.toMatchObject({ code: 'conflict' });
        expect(await currentText()).toBe(value('new').reveal());
      });

      it('keeps rotations of different paths apart', async () => {
        await store.stage(request(R1, 'one', 'a/one'), signal);
        await store.stage(request(R2, 'two', 'a/two'), signal);
        expect((await store.staged('a/one', R1, signal))?.value.reveal()).toBe(value('one').reveal());
        expect((await store.staged('a/two', R2, signal))?.value.reveal()).toBe(value('two').reveal());
        expect(await store.staged('a/one', R2, signal)).toBeUndefined();
      });

      it('is a conflict where the same rotation staged another value', async () => {
        await store.stage(request(R1, 'new'), signal);
        await expect(store.stage(request(R1, 'other'), signal)).rejects.toMatchObject({ code: 'conflict' });
        expect((await store.staged(path, R1, signal))?.value.reveal()).toBe(value('new').reveal());
      });

      it('is a conflict where another rotation has a version pending', async () => {
        const id = await store.stage(request(R1, 'new'), signal);
        await expect(under.second.stage(request(R2, 'other'), signal)).rejects.toMatchObject({ code: 'conflict' });
        expect((await store.staged(path, R1, signal))?.id).toBe(id);
      });

      it('shows whose version is pending to anybody, until it is promoted or discarded', async () => {
        expect(await store.pendingRotation(path, signal)).toBeUndefined();
        const before = await under.seed(path, value('old'));
        expect(await store.pendingRotation(path, signal)).toBeUndefined();
        const id = await store.stage(request(R1, 'new'), signal);
        expect(await under.second.pendingRotation(path, signal)).toBe(R1);
        expect(await under.second.pendingRotation('apps/other', signal)).toBeUndefined();
        await store.promote(path, R1, id, before, signal);
        expect(await under.second.pendingRotation(path, signal)).toBeUndefined();
        await store.stage(request(R2, 'next'), signal);
        await store.discard(path, R2, signal);
        expect(await under.second.pendingRotation(path, signal)).toBeUndefined();
      });

      it('lets exactly one of two rotations through that come at the same time', async () => {
        await under.seed(path, value('old'));
        const both = [store.stage(request(R1, 'one'), signal), under.second.stage(request(R2, 'two'), signal)];
        expect(await outcomes(both)).toEqual(['fulfilled', 'rejected']);
        const found = await Promise.all([store.staged(path, R1, signal), store.staged(path, R2, signal)]);
        expect(found.filter((version) => version !== undefined)).toHaveLength(1);
      });
    });

    describe('promote', () => {
      it('makes the staged version current and the one before it previous', async () => {
        const before = await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        await store.promote(path, R1, id, before, signal);
        expect(await under.second.current(path, signal)).toMatchObject({ id, rotationId: R1 });
        expect(await currentText()).toBe(value('new').reveal());
        expect(await previousText()).toBe(value('old').reveal());
        expect(await store.staged(path, R1, signal)).toBeUndefined();
      });

      it('makes the first value current where the path held nothing', async () => {
        const id = await store.stage(request(R1, 'new'), signal);
        await store.promote(path, R1, id, undefined, signal);
        expect(await currentText()).toBe(value('new').reveal());
        expect(await previousText()).toBeUndefined();
      });

      it('succeeds again once it is done, and keeps the previous version', async () => {
        const before = await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        await store.promote(path, R1, id, before, signal);
        await under.second.promote(path, R1, id, before, signal);
        expect(await currentText()).toBe(value('new').reveal());
        expect(await previousText()).toBe(value('old').reveal());
      });

      it('is a conflict that changes nothing where somebody else wrote meanwhile', async () => {
        const before = await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        await under.seed(path, value('theirs'));
        await expect(store.promote(path, R1, id, before, signal)).rejects.toMatchObject({ code: 'conflict' });
        expect(await currentText()).toBe(value('theirs').reveal());
        expect((await store.staged(path, R1, signal))?.id).toBe(id);
      });

      it('is a conflict where the path was expected to hold nothing and holds something', async () => {
        const id = await store.stage(request(R1, 'new'), signal);
        await under.seed(path, value('theirs'));
        await expect(store.promote(path, R1, id, undefined, signal)).rejects.toMatchObject({ code: 'conflict' });
        expect(await currentText()).toBe(value('theirs').reveal());
      });

      it('is a conflict for a version that was never staged or that another rotation staged', async () => {
        const before = await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        await expect(store.promote(path, R2, id, before, signal)).rejects.toMatchObject({ code: 'conflict' });
        await expect(store.promote(path, R1, 'no-such-version', before, signal)).rejects.toMatchObject({
          code: 'conflict',
        });
        expect(await currentText()).toBe(value('old').reveal());
      });

      it('lets the next rotation go on where the last one ended', async () => {
        const before = await under.seed(path, value('old'));
        const first = await store.stage(request(R1, 'new'), signal);
        await store.promote(path, R1, first, before, signal);
        const second = await under.second.stage(request(R2, 'newer'), signal);
        await under.second.promote(path, R2, second, first, signal);
        expect(await store.current(path, signal)).toMatchObject({ id: second, rotationId: R2 });
        expect(await previousText()).toBe(value('new').reveal());
        expect((await store.list(signal)).map((entry) => entry.path)).toEqual([path]);
      });

      it('is one change when two do it at the same time', async () => {
        const before = await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        const both = [store, under.second].map((client) => client.promote(path, R1, id, before, signal));
        expect(await outcomes(both)).toEqual(['fulfilled', 'fulfilled']);
        expect(await currentText()).toBe(value('new').reveal());
        expect(await previousText()).toBe(value('old').reveal());
      });

      it('lets either the promotion or a write by somebody else come first, and loses neither unseen', async () => {
        const before = await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        const [promoted] = await Promise.allSettled([
          store.promote(path, R1, id, before, signal),
          under.seed(path, value('theirs')),
        ]);
        expect(await currentText()).toBe(value('theirs').reveal());
        const other = promoted?.status === 'fulfilled' ? value('new') : value('old');
        expect(await previousText()).toBe(other.reveal());
      });
    });

    describe('discard', () => {
      it('takes back what was staged and may be called again', async () => {
        await under.seed(path, value('old'));
        await store.stage(request(R1, 'new'), signal);
        await store.discard(path, R1, signal);
        await store.discard(path, R1, signal);
        expect(await store.staged(path, R1, signal)).toBeUndefined();
        expect(await currentText()).toBe(value('old').reveal());
        await store.stage(request(R2, 'next'), signal);
        expect((await store.staged(path, R2, signal))?.value.reveal()).toBe(value('next').reveal());
      });

      it('leaves nothing where the path held nothing', async () => {
        await store.stage(request(R1, 'new'), signal);
        await store.discard(path, R1, signal);
        expect(await store.current(path, signal)).toBeUndefined();
        expect(await store.list(signal)).toEqual([]);
        const id = await store.stage(request(R2, 'next'), signal);
        await store.promote(path, R2, id, undefined, signal);
        expect(await currentText()).toBe(value('next').reveal());
        expect(await previousText()).toBeUndefined();
      });

      it('lets the same rotation stage again, the same value or another', async () => {
        const before = await under.seed(path, value('old'));
        for (const text of ['new', 'new', 'other']) {
          await store.stage(request(R1, text), signal);
          expect((await store.staged(path, R1, signal))?.value.reveal()).toBe(value(text).reveal());
          await store.discard(path, R1, signal);
        }
        const id = await store.stage(request(R1, 'new'), signal);
        await store.promote(path, R1, id, before, signal);
        expect(await currentText()).toBe(value('new').reveal());
      });

      it('succeeds where nothing is there', async () => {
        await expect(store.discard('no/such/secret', R1, signal)).resolves.toBeUndefined();
      });

      it('leaves the pending version of another rotation and a promoted version alone', async () => {
        const before = await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        await store.discard(path, R2, signal);
        expect((await store.staged(path, R1, signal))?.id).toBe(id);
        await store.promote(path, R1, id, before, signal);
        await store.discard(path, R1, signal);
        expect(await currentText()).toBe(value('new').reveal());
      });
    });

    describe('taking back what was promoted', () => {
      const back = (replaces: string): StageRequest => ({
        ...request(R1, 'old'),
        metadata: { rolledBack: 'yes' },
        replaces,
      });
      const promoted = async (): Promise<string> => {
        const before = await under.seed(path, value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        await store.promote(path, R1, id, before, signal);
        return id;
      };
      const takeBack = async (id: string, client = store): Promise<string> => {
        const backId = await client.stage(back(id), signal);
        await client.promote(path, R1, backId, id, signal);
        return backId;
      };

      it('gives the old value back, once if asked twice, and leaves no staging behind', async () => {
        const id = await promoted();
        const first = await takeBack(id);
        expect(await takeBack(id, under.second)).toBe(first);
        expect(await store.current(path, signal)).toMatchObject({ id: first, rotationId: R1 });
        expect([await currentText(), await previousText()]).toEqual([value('old').reveal(), value('new').reveal()]);
        expect(await store.staged(path, R1, signal)).toBeUndefined();
        await store.discard(path, R1, signal);
        const list = await store.list(signal);
        expect(list).toMatchObject([{ path, currentVersion: first, metadata: back(id).metadata }]);
        expect(list[0]).not.toHaveProperty('pendingRotationId');
      });

      it('is staged beside the promoted value first, and can be read back and discarded', async () => {
        const id = await promoted();
        for (const client of [store, under.second]) {
          const backId = await client.stage(back(id), signal);
          expect(await store.staged(path, R1, signal)).toMatchObject({ id: backId, rotationId: R1 });
          expect((await store.staged(path, R1, signal))?.value.reveal()).toBe(value('old').reveal());
          expect(await store.current(path, signal)).toMatchObject({ id });
          await client.discard(path, R1, signal);
          expect(await store.staged(path, R1, signal)).toBeUndefined();
          expect(await currentText()).toBe(value('new').reveal());
        }
        await takeBack(id);
        expect(await currentText()).toBe(value('old').reveal());
      });

      it('is a conflict that changes nothing where somebody else wrote since', async () => {
        const id = await promoted();
        const theirs = await under.seed(path, value('theirs'));
        await expect(takeBack(id)).rejects.toMatchObject({ code: 'conflict' });
        expect(await store.current(path, signal)).toMatchObject({ id: theirs });
        await store.discard(path, R1, signal);
        expect(await store.staged(path, R1, signal)).toBeUndefined();
        const next = await store.stage(request(R2, 'next'), signal);
        await store.promote(path, R2, next, theirs, signal);
        expect(await currentText()).toBe(value('next').reveal());
      });

      it('is a conflict where somebody else writes between its staging and its promotion', async () => {
        const id = await promoted();
        const backId = await store.stage(back(id), signal);
        await under.seed(path, value('theirs'));
        await expect(store.promote(path, R1, backId, id, signal)).rejects.toMatchObject({ code: 'conflict' });
        expect(await currentText()).toBe(value('theirs').reveal());
      });

      it('puts a value where the path held nothing before the rotation', async () => {
        const id = await store.stage(request(R1, 'new'), signal);
        await store.promote(path, R1, id, undefined, signal);
        await takeBack(id);
        expect([await currentText(), await previousText()]).toEqual([value('old').reveal(), value('new').reveal()]);
      });

      it('is one change when two do it at the same time', async () => {
        const id = await promoted();
        await store.stage(back(id), signal);
        expect(await outcomes([takeBack(id), takeBack(id, under.second)])).toContain('fulfilled');
        await takeBack(id);
        expect([await currentText(), await previousText()]).toEqual([value('old').reveal(), value('new').reveal()]);
        expect(await store.staged(path, R1, signal)).toBeUndefined();
      });

      it('lets the next rotation go on from there', async () => {
        const backId = await takeBack(await promoted());
        const next = await under.second.stage(request(R2, 'next'), signal);
        await under.second.promote(path, R2, next, backId, signal);
        expect(await store.current(path, signal)).toMatchObject({ id: next, rotationId: R2 });
        expect(await previousText()).toBe(value('old').reveal());
      });

      it('does not excuse another value for what is not promoted yet', async () => {
        const before = await under.seed(path, value('old'));
        await store.stage(request(R1, 'new'), signal);
        await expect(store.stage(back(before), signal)).rejects.toMatchObject({ code: 'conflict' });
        expect((await store.staged(path, R1, signal))?.value.reveal()).toBe(value('new').reveal());
      });
    });

    describe('list', () => {
      it('names every secret with its versions, rotation and metadata, and no value', async () => {
        const seeded = await under.seed('other', value('old'));
        const id = await store.stage(request(R1, 'new'), signal);
        const byPath = new Map((await store.list(signal)).map((entry) => [entry.path, entry]));
        expect([...byPath.keys()].sort()).toEqual([path, 'other']);
        expect(byPath.get('other')).toMatchObject({ currentVersion: seeded });
        expect(byPath.get(path)).toMatchObject({ pendingRotationId: R1, metadata: request(R1, 'new').metadata });
        expect(byPath.get(path)).not.toHaveProperty('currentVersion');

        await store.promote(path, R1, id, undefined, signal);
        const promoted = (await store.list(signal)).find((entry) => entry.path === path);
        expect(promoted).toMatchObject({ currentVersion: id, metadata: request(R1, 'new').metadata });
        expect(promoted).not.toHaveProperty('pendingRotationId');
        expect(Date.parse(promoted?.updatedAt ?? '')).not.toBeNaN();
        expect(JSON.stringify(promoted)).not.toContain(value('new').reveal());
      });

      it('is empty for an empty store', async () => {
        expect(await store.list(signal)).toEqual([]);
      });
    });

    it('gives up when the signal aborts', async () => {
      const aborted = AbortSignal.abort(new Error('enough'));
      await expect(store.stage(request(R1, 'new'), aborted)).rejects.toThrow('enough');
      await expect(store.current(path, aborted)).rejects.toThrow('enough');
      expect(await store.list(signal)).toEqual([]);
    });
  });
}
