// What every rotator promises whose successor only a person can create, sentence by sentence of
// `src/rotators/rotator.ts`: it says what to create, and takes in what fits.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import type { SecretValue } from '../../src/core/secret-value.js';
import type { RotationContext, SuccessorPlan } from '../../src/rotators/rotator.js';
import { errorText, formsOf, newContext, planOf, type RotatorWorld } from './rotators.js';

export interface ByPersonWorld extends Omit<RotatorWorld, 'losingAnswers' | 'occupyName' | 'openSession' | 'derived'> {
  /** Does as the request says. */
  create(): Promise<SecretValue>;
  /** What a person may bring by mistake, with words that the refusal has to say. */
  readonly mistakes: readonly { readonly why: string; readonly says: string; make(): SecretValue }[];
  /** Loses the answer to the next change; gives how many were lost so far. */
  loseAnswer(): () => number;
  /**
   * Where no API stops a credential: does what `disable` and `withdraw` ask a person for. Absent where an API does it.
   */
  stopByPerson?(credential: Credential): void;
}

export function byPersonContract(name: string, makeWorld: () => Promise<ByPersonWorld>): void {
  describe(`${name}, by-person: the rotator's contract`, () => {
    let world: ByPersonWorld;
    let ctx: RotationContext;
    let plan: SuccessorPlan;

    beforeEach(async () => {
      world = await makeWorld();
      ctx = newContext();
      plan = await planOf(world, 'by-person', ctx);
    });
    afterEach(async () => {
      await world.stop();
    });

    const methods = (): Required<Pick<RotatorWorld['rotator'], 'request' | 'intake'>> => {
      const { request, intake } = world.rotator;
      if (request === undefined || intake === undefined) throw new RangeError('this suite is for order by-person');
      return { request, intake };
    };
    const takeIn = async (): ReturnType<ReturnType<typeof methods>['intake']> =>
      methods().intake(ctx, plan, await world.create());

    /** As the driver does, with a person who does as told where no API stops a credential. */
    const stopped = async (credential: Credential, stop: () => Promise<void>): Promise<void> => {
      if (world.stopByPerson !== undefined) {
        const before = await world.providerState();
        await expect(stop()).rejects.toMatchObject({ code: 'needs-person' });
        expect(await world.providerState()).toBe(before);
        world.stopByPerson(credential);
      }
      await stop();
    };
    const disable = (): Promise<void> => stopped(plan.current, () => world.rotator.disable(ctx, plan));
    const withdraw = (successor: Credential): Promise<void> =>
      stopped(successor, () => world.rotator.withdraw(ctx, plan, successor));

    it('declares exactly the methods that it has', () => {
      const { rotator } = world;
      expect(rotator.capabilities.orders).toContain('by-person');
      expect(rotator.prepare !== undefined).toBe(rotator.capabilities.prepare);
      expect(rotator.enable !== undefined).toBe(rotator.capabilities.enable);
      expect(rotator.endSessions !== undefined).toBe(rotator.capabilities.endSessions);
      expect(rotator.delete !== undefined).toBe(rotator.capabilities.delete);
    });

    it('changes nothing when it takes a snapshot, says what to create, reconciles and confirms', async () => {
      const before = await world.providerState();
      const again = await planOf(world, 'by-person', ctx);
      await methods().request(ctx, again);
      for (const effect of ['issue', 'disable', 'endSessions', 'delete'] as const) {
        expect(await world.rotator.reconcile(ctx, { effect, plan })).toEqual({ outcome: 'not-applied' });
      }
      expect(await world.rotator.confirm(ctx, plan)).toBe('accepted');
      expect(again.snapshot.orders).toContain('by-person');
      expect(again.snapshot.impossible['by-person']).toBeUndefined();
      expect(await world.providerState()).toBe(before);
    });

    it('never issues by itself', async () => {
      const before = await world.providerState();
      await expect(world.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'unsupported' });
      expect(await world.providerState()).toBe(before);
    });

    it('takes in what was created as asked, twice if it is brought twice, and it works', async () => {
      const brought = await world.create();
      const before = await world.providerState();
      const successor = await methods().intake(ctx, plan, brought);
      expect(await methods().intake(ctx, plan, brought)).toEqual(successor);
      expect(successor.secret.equals(brought)).toBe(true);
      await expect(world.rotator.verify(ctx, plan, successor)).resolves.toBeUndefined();
      expect(await world.providerState()).toBe(before);
      expect(await world.countLiveLogins()).toBe(2);
    });

    it('takes in nothing else, says why, and changes nothing', async () => {
      expect(world.mistakes.length).toBeGreaterThan(0);
      for (const { why, says, make } of world.mistakes) {
        const brought = make();
        const before = await world.providerState();
        const failure: unknown = await methods()
          .intake(ctx, plan, brought)
          .catch((error: unknown) => error);
        expect(failure, why).toMatchObject({ code: 'needs-person' });
        expect(errorText(failure), why).toContain(says);
        for (const form of formsOf(brought.reveal())) expect(errorText(failure).includes(form), why).toBe(false);
        expect(await world.providerState(), why).toBe(before);
      }
    });

    it('stops the old credential, succeeds when it is stopped already, and leaves the new one alone', async () => {
      const successor = await takeIn();
      await disable();
      await world.rotator.disable(ctx, plan);
      expect(await world.rotator.reconcile(ctx, { effect: 'disable', plan })).toEqual({ outcome: 'applied' });
      expect(await world.rotator.confirm(ctx, plan)).toBe('rejected');
      expect(await world.isLive(world.credential)).toBe(false);
      expect(await world.isLive(successor)).toBe(true);
      expect(await world.countLiveLogins()).toBe(1);
    });

    it('calls a lost answer to a stop ambiguous, and succeeds when it is asked again', async ({ skip }) => {
      if (world.stopByPerson !== undefined) return skip('a person stops it');
      const lost = world.loseAnswer();
      await expect(world.rotator.disable(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
      expect(lost()).toBe(1);
      await expect(world.rotator.disable(ctx, plan)).resolves.toBeUndefined();
      expect(await world.isLive(world.credential)).toBe(false);
    });

    it('changes nothing where somebody else has stopped the old credential', async () => {
      await world.changeSecret();
      const before = await world.providerState();
      await world.rotator.disable(ctx, plan);
      expect(await world.providerState()).toBe(before);
    });

    it('does not verify what has stopped working', async () => {
      const successor = await takeIn();
      await withdraw(successor);
      await expect(world.rotator.verify(ctx, plan, successor)).rejects.toMatchObject({ code: 'provider-refused' });
    });

    it('withdraws what it took in, twice if asked twice, and the old credential works as before', async () => {
      const successor = await takeIn();
      await withdraw(successor);
      await world.rotator.withdraw(ctx, plan, successor);
      expect(await world.isLive(successor)).toBe(false);
      expect(await world.isLive(world.credential)).toBe(true);
      expect(await world.countLiveLogins()).toBe(1);
    });

    it('withdraws nothing of another rotation, and never the old credential', async () => {
      const successor = await takeIn();
      const before = await world.providerState();
      const others = world.rotator.withdraw(newContext(), plan, successor);
      await expect(others).rejects.toMatchObject({ code: 'conflict' });
      const old = world.rotator.withdraw(ctx, plan, { ...successor, secret: world.credential.secret });
      await expect(old).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.providerState()).toBe(before);
    });

    it('gives up at its deadline and says so', async () => {
      const aborted: RotationContext = { ...ctx, signal: AbortSignal.abort(new Error('deadline')) };
      await expect(world.rotator.snapshot(aborted, world.credential)).rejects.toThrow('deadline');
      await expect(methods().intake(aborted, plan, await world.create())).rejects.toThrow('deadline');
      await expect(world.rotator.disable(aborted, plan)).rejects.toThrow('deadline');
      expect(await world.isLive(world.credential)).toBe(true);
    });

    it("shows no secret to the provider's log, in its facts, notes, request and errors", async ({ skip }) => {
      const { rotator } = world;
      const request = await methods().request(ctx, plan);
      const successor = await takeIn();
      await rotator.verify(ctx, plan, successor);
      await disable();
      await rotator.confirm(ctx, plan);
      const failure: unknown = await rotator
        .verify(ctx, plan, { ...successor, secret: world.credential.secret })
        .catch((error: unknown) => error);
      const said = [
        JSON.stringify(plan),
        JSON.stringify(request),
        JSON.stringify(successor),
        errorText(failure),
        (await world.providerLog?.()) ?? '',
      ];
      const hidden = [world.credential.secret.reveal(), successor.secret.reveal(), ...world.otherSecrets];
      for (const value of hidden) {
        for (const form of formsOf(value)) expect(said.some((text) => text.includes(form))).toBe(false);
      }
      if (world.providerLog === undefined) skip('its log is not ours to read');
    });
  });
}
