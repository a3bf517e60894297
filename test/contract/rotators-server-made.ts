// What every rotator promises whose provider makes the secret and tells it once, sentence by sentence of
// `src/rotators/rotator.ts`. The suite beside this one is for rotators that make the secret themselves.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../../src/rotators/rotator.js';
import { errorText, formsOf, newContext, planOf, type RotatorWorld } from './rotators.js';

export interface ServerMadeWorld extends Omit<RotatorWorld, 'losingAnswers' | 'changeSecret' | 'occupyName'> {
  /** Loses the answer to the n-th change from now on, counted from 1; gives how many were lost so far. */
  loseAnswer(n: number): () => number;
  /** Somebody else makes something under the very name that the successor would get; absent where there is no name. */
  occupyName?(plan: SuccessorPlan): Promise<void>;
  /** Somebody else removes the leaked credential. */
  removeLeaked(): Promise<void>;
  /** Whether what `issue` made can be told from what others make there. */
  readonly isMarked: boolean;
  /** The provider tells the secret again, so that asking twice and a lost answer give the same successor. */
  readonly rereads?: true;
  /** What the state would look like without the leaked credential, to compare after `delete`. */
  withoutLeaked(state: string): string;
}

export function serverMadeContract(name: string, makeWorld: () => Promise<ServerMadeWorld>): void {
  describe(`${name}: the contract of a rotator whose provider makes the secret`, () => {
    let world: ServerMadeWorld;
    let ctx: RotationContext;
    let plan: SuccessorPlan;

    beforeEach(async () => {
      world = await makeWorld();
      ctx = newContext();
      plan = await planOf(world, 'overlap', ctx);
    });
    afterEach(async () => {
      await world.stop();
    });

    const lookUp = (): Promise<Reconciliation> => world.rotator.reconcile(ctx, { effect: 'issue', plan });

    it('declares exactly the methods that it has', () => {
      const { rotator } = world;
      expect(rotator.capabilities.orders).toContain('overlap');
      expect(rotator.capabilities.prepare).toBe(false);
      expect(rotator.prepare).toBeUndefined();
      expect(rotator.removeLost !== undefined).toBe(world.rereads !== true);
      expect(rotator.enable !== undefined).toBe(rotator.capabilities.enable);
      expect(rotator.endSessions !== undefined).toBe(rotator.capabilities.endSessions);
      expect(rotator.delete !== undefined).toBe(rotator.capabilities.delete);
    });

    it('finds the order possible, and changes nothing when it takes a snapshot, reconciles and confirms', async () => {
      const before = await world.providerState();
      const again = await planOf(world, 'overlap', ctx);
      for (const effect of ['issue', 'disable', 'endSessions', 'delete'] as const) {
        await world.rotator.reconcile(ctx, { effect, plan });
      }
      await world.rotator.confirm(ctx, plan);
      expect(again.snapshot.orders).toContain('overlap');
      expect(again.snapshot.impossible['overlap']).toBeUndefined();
      expect(await world.providerState()).toBe(before);
    });

    it('issues a successor that works beside the old credential', async () => {
      const successor = await world.rotator.issue(ctx, plan);
      expect(await world.isLive(successor)).toBe(true);
      expect(await world.isLive(world.credential)).toBe(true);
      expect(await world.countLiveLogins()).toBe(2);
      await expect(world.rotator.verify(ctx, plan, successor)).resolves.toBeUndefined();
    });

    it('never makes a second successor when it is asked again, and says why', async () => {
      const first = await world.rotator.issue(ctx, plan);
      if (world.rereads === true) {
        const second = await world.rotator.issue(ctx, plan);
        expect(second.secret.equals(first.secret)).toBe(true);
        expect(await world.countLiveLogins()).toBe(2);
        return;
      }
      const code = world.isMarked ? 'ambiguous' : 'conflict';
      await expect(world.rotator.issue(ctx, plan)).rejects.toMatchObject({ code });
      expect(await world.countLiveLogins()).toBe(2);
    });

    it('does not verify a credential that was never issued', async () => {
      const successor = await world.rotator.issue(ctx, plan);
      const other = { ...successor, secret: new SecretValue('x'.repeat(successor.secret.length)) };
      await expect(world.rotator.verify(ctx, plan, other)).rejects.toMatchObject({ code: 'provider-refused' });
    });

    it('tells after a crash whether it had issued, and what was lost goes when its mark says whose it is', async () => {
      expect(await lookUp()).toEqual({ outcome: 'not-applied' });
      const before = await world.providerState();
      const made = await world.rotator.issue(ctx, plan);
      const found = await lookUp();
      if (world.rereads === true) {
        const again = found.outcome === 'applied' ? found.successor : undefined;
        expect(again?.secret.equals(made.secret)).toBe(true);
        return;
      }
      if (!world.isMarked) {
        expect(found).toMatchObject({ outcome: 'conflict' });
        return;
      }
      expect(found).toMatchObject({ outcome: 'lost' });
      const attributes = found.outcome === 'lost' ? found.attributes : {};
      await world.rotator.removeLost?.(ctx, plan, attributes);
      await world.rotator.removeLost?.(ctx, plan, attributes);
      expect(await world.providerState()).toBe(before);
      expect(await lookUp()).toEqual({ outcome: 'not-applied' });
    });

    it('calls the answer to any of its changes ambiguous when it is lost, and ends with one successor all the same', async () => {
      for (let n = 1; ; n += 1) {
        const lost = world.loseAnswer(n);
        const failure: unknown = await world.rotator.issue(ctx, plan).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (lost() === 0) {
          expect(failure).toBeUndefined();
          expect(n).toBeGreaterThan(1);
          break;
        }
        expect(failure).toMatchObject({ code: 'ambiguous' });
        const found = await lookUp();
        if (found.outcome === 'conflict') {
          expect(world.isMarked).toBe(false);
          return;
        }
        if (found.outcome === 'lost') await world.rotator.removeLost?.(ctx, plan, found.attributes);
        if (world.rereads === true) {
          expect(found.outcome).toBe('applied');
          break;
        }
        expect(await world.countLiveLogins()).toBe(1);
      }
      expect(await world.countLiveLogins()).toBe(2);
    });

    it('does not touch what has the name of the successor already', async ({ skip }) => {
      if (world.occupyName === undefined) return skip('names are not ours to choose there');
      const successor = await world.rotator.issue(ctx, plan);
      await world.rotator.withdraw(ctx, plan, successor);
      await world.occupyName(plan);
      const before = await world.providerState();
      await expect(world.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
      expect(await lookUp()).toMatchObject({ outcome: 'conflict' });
      await expect(world.rotator.withdraw(ctx, plan, successor)).rejects.toMatchObject({ code: 'conflict' });
      const lost = world.rotator.removeLost?.(ctx, plan, successor.attributes);
      if (lost !== undefined) await expect(lost).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.providerState()).toBe(before);
    });

    it('disables the old credential, succeeds when it is disabled already, and leaves the new one alone', async () => {
      const successor = await world.rotator.issue(ctx, plan);
      await world.rotator.disable(ctx, plan);
      await world.rotator.disable(ctx, plan);
      expect(await world.rotator.reconcile(ctx, { effect: 'disable', plan })).toEqual({ outcome: 'applied' });
      expect(await world.isLive(world.credential)).toBe(false);
      expect(await world.isLive(successor)).toBe(true);
      expect(await world.countLiveLogins()).toBe(1);
    });

    it('disables and deletes nothing else where somebody removed the leaked credential meanwhile', async () => {
      await world.removeLeaked();
      const before = await world.providerState();
      await world.rotator.disable(ctx, plan);
      await world.rotator.delete?.(ctx, plan);
      expect(await world.providerState()).toBe(before);
    });

    it('enables the old credential again after it was disabled, twice if asked twice', async ({ skip }) => {
      if (world.rotator.enable === undefined) return skip('declared absent');
      await world.rotator.issue(ctx, plan);
      await world.rotator.disable(ctx, plan);
      await world.rotator.enable(ctx, plan);
      await world.rotator.enable(ctx, plan);
      expect(await world.isLive(world.credential)).toBe(true);
      expect(await world.rotator.confirm(ctx, plan)).toBe('accepted');
    });

    it('says accepted before and rejected after', async () => {
      expect(await world.rotator.confirm(ctx, plan)).toBe('accepted');
      await world.rotator.issue(ctx, plan);
      await world.rotator.disable(ctx, plan);
      expect(await world.rotator.confirm(ctx, plan)).toBe('rejected');
    });

    it('withdraws what it issued, twice if asked twice, and everything is as before', async () => {
      const before = await world.providerState();
      const successor = await world.rotator.issue(ctx, plan);
      await world.rotator.withdraw(ctx, plan, successor);
      await world.rotator.withdraw(ctx, plan, successor);
      expect(await world.isLive(successor)).toBe(false);
      expect(await world.isLive(world.credential)).toBe(true);
      expect(await world.providerState()).toBe(before);
    });

    it('withdraws nothing of another rotation', async ({ skip }) => {
      if (!world.isMarked) return skip('only the journal knows whose a key is there');
      const successor = await world.rotator.issue(ctx, plan);
      const before = await world.providerState();
      const outcome = world.rotator.withdraw(newContext(), plan, successor);
      await expect(outcome).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.providerState()).toBe(before);
    });

    it('deletes the leaked credential and nothing that no rotation made, twice if asked twice', async ({ skip }) => {
      if (world.rotator.delete === undefined) return skip('declared absent');
      const successor = await world.rotator.issue(ctx, plan);
      const before = await world.providerState();
      await world.rotator.disable(ctx, plan);
      await world.rotator.delete(ctx, plan);
      await world.rotator.delete(ctx, plan);
      expect(await world.rotator.reconcile(ctx, { effect: 'delete', plan })).toEqual({ outcome: 'applied' });
      expect(await world.providerState()).toBe(world.withoutLeaked(before));
      expect(await world.isLive(successor)).toBe(true);
      expect(await world.rotator.confirm(ctx, plan)).toBe('rejected');
    });

    it('does not delete a credential that works', async ({ skip }) => {
      if (world.rotator.delete === undefined) return skip('declared absent');
      await expect(world.rotator.delete(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.isLive(world.credential)).toBe(true);
    });

    it('gives up at its deadline and says so', async () => {
      const aborted: RotationContext = { ...ctx, signal: AbortSignal.abort(new Error('deadline')) };
      await expect(world.rotator.snapshot(aborted, world.credential)).rejects.toBeInstanceOf(Error);
      await expect(world.rotator.issue(aborted, plan)).rejects.toBeInstanceOf(Error);
    });

    it('shows no secret in requests, facts, notes and errors', async () => {
      const { rotator } = world;
      const successor = await rotator.issue(ctx, plan);
      await rotator.verify(ctx, plan, successor);
      await rotator.disable(ctx, plan);
      await rotator.endSessions?.(ctx, plan, successor);
      await rotator.confirm(ctx, plan);
      const failure: unknown = await rotator.verify(ctx, plan, world.credential).catch((error: unknown) => error);
      const said = [
        JSON.stringify(plan),
        JSON.stringify(successor),
        errorText(failure),
        (await world.providerLog?.()) ?? '',
      ];
      const hidden: readonly Credential['secret'][] = [world.credential.secret, successor.secret];
      for (const value of [...hidden.map((secret) => secret.reveal()), ...world.otherSecrets]) {
        for (const form of formsOf(value)) expect(said.some((text) => text.includes(form))).toBe(false);
      }
    });
  });
}
