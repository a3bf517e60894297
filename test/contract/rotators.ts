// What every rotator promises, sentence by sentence of `src/rotators/rotator.ts`, against whatever world it lives in. A
// rotator's own test file makes the world and adds what only its provider knows.
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, type TestFunction } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { AppError } from '../../src/core/errors.js';
import type { OrderName, RotationContext, Rotator, SuccessorPlan } from '../../src/rotators/rotator.js';

export interface RotatorWorld {
  readonly rotator: Rotator;
  /** Live and leaked. */
  readonly credential: Credential;
  /** Everything at the provider that a rotation could change, as text: equal texts, nothing changed. */
  providerState(): Promise<string>;
  /** How many logins the application has that work with some secret, whoever made them. */
  countLiveLogins(): Promise<number>;
  /** Whether the provider lets this credential in, asked without the rotator. */
  isLive(credential: Credential): Promise<boolean>;
  /** Opens what would outlive the credential; absent where there is no such thing. */
  openSession?(credential: Credential): Promise<ProviderSession>;
  /** The provider does not say with which of two secrets a session was opened, so that those of the new one end too. */
  readonly endsAllSessions?: boolean;
  /** A rotator for the same world that loses the provider's answer to the next change, after it was carried out. */
  losingAnswers(): Promise<LosingRotator>;
  /** Somebody else makes something under the very name that the successor would get; absent where names are not ours. */
  occupyName?(successor: Credential): Promise<void>;
  /** Somebody else changes the secret of the leaked credential's principal. */
  changeSecret(): Promise<void>;
  /** Everything the provider wrote down about requests; absent where we can't look. */
  providerLog?(): Promise<string>;
  /** Attributes that follow from the secret, as a public half does, and are others each time. */
  readonly derived?: readonly string[];
  /** `delete` removes the leaked credential itself, which its own test file shows. */
  readonly deletesLeaked?: boolean;
  /** Values that no log may show, beside the secrets of the rotation itself. */
  readonly otherSecrets: readonly string[];
  stop(): Promise<void>;
}

export interface ProviderSession {
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

export interface LosingRotator {
  readonly rotator: Rotator;
  lost(): number;
  stop(): Promise<void>;
}

export function newContext(): RotationContext {
  return { rotationId: `r${randomBytes(6).toString('hex')}`, signal: AbortSignal.timeout(30_000) };
}

export async function planOf(
  world: Pick<RotatorWorld, 'rotator' | 'credential'>,
  order: OrderName,
  ctx: RotationContext,
): Promise<SuccessorPlan> {
  const snapshot = await world.rotator.snapshot(ctx, world.credential);
  return { order, current: world.credential, snapshot };
}

/** The suite for one order of a rotator that makes its secrets itself (`capabilities.prepare`). */
export function rotatorContract(name: string, order: OrderName, makeWorld: () => Promise<RotatorWorld>): void {
  describe(`${name}, ${order}: the rotator's contract`, () => {
    let world: RotatorWorld;
    let ctx: RotationContext;
    let plan: SuccessorPlan;
    let prepared: Credential;

    // A test of the other order is not missing here: it has no meaning.
    const noTest = (): void => undefined;
    const inOverlap: (title: string, test: TestFunction) => void = order === 'overlap' ? it : noTest;
    const inPlace: (title: string, test: TestFunction) => void = order === 'in-place' ? it : noTest;

    beforeEach(async () => {
      world = await makeWorld();
      ctx = newContext();
      plan = await planOf(world, order, ctx);
      prepared = await prepare(world.rotator, ctx, plan);
    });
    afterEach(async () => {
      await world.stop();
    });

    it('declares exactly the methods that it has', () => {
      const { rotator } = world;
      expect(rotator.capabilities.orders).toContain(order);
      expect(rotator.prepare !== undefined).toBe(rotator.capabilities.prepare);
      expect(rotator.enable !== undefined).toBe(rotator.capabilities.enable);
      expect(rotator.endSessions !== undefined).toBe(rotator.capabilities.endSessions);
      expect(rotator.delete !== undefined).toBe(rotator.capabilities.delete);
    });

    it('finds the order possible, and changes nothing when it takes a snapshot, prepares and reconciles', async () => {
      const before = await world.providerState();
      const again = await planOf(world, order, ctx);
      await prepare(world.rotator, ctx, again);
      for (const effect of ['issue', 'disable', 'endSessions', 'delete'] as const) {
        await world.rotator.reconcile(ctx, { effect, plan, prepared });
      }
      await world.rotator.confirm(ctx, plan);
      expect(again.snapshot.orders).toContain(order);
      expect(again.snapshot.impossible[order]).toBeUndefined();
      expect(await world.providerState()).toBe(before);
    });

    it('prepares a long secret that is another each time, under a name that carries the rotation or stays', async () => {
      const other = await prepare(world.rotator, ctx, plan);
      expect(prepared.secret.length).toBeGreaterThanOrEqual(32);
      expect(other.secret.equals(prepared.secret)).toBe(false);
      const derived = new Set(world.derived);
      const named = ({ attributes }: Credential): readonly (readonly [string, string])[] =>
        Object.entries(attributes).filter(([attribute]) => !derived.has(attribute));
      expect(named(other)).toEqual(named(prepared));
    });

    it('issues a successor that works, and one only however often it is asked', async () => {
      const first = await world.rotator.issue(ctx, plan, prepared);
      const count = await world.countLiveLogins();
      const second = await world.rotator.issue(ctx, plan, prepared);
      expect(second.secret.equals(first.secret)).toBe(true);
      expect(await world.countLiveLogins()).toBe(count);
      expect(count).toBe(order === 'overlap' ? 2 : 1);
      expect(await world.isLive(second)).toBe(true);
      await expect(world.rotator.verify(ctx, plan, second)).resolves.toBeUndefined();
      expect(await world.isLive(world.credential)).toBe(order === 'overlap');
    });

    it('does not verify a successor that was never issued', async () => {
      await expect(world.rotator.verify(ctx, plan, prepared)).rejects.toMatchObject({ code: 'provider-refused' });
    });

    it('tells after a crash whether it had issued', async () => {
      const intent = { effect: 'issue', plan, prepared } as const;
      expect(await world.rotator.reconcile(ctx, intent)).toEqual({ outcome: 'not-applied' });
      await world.rotator.issue(ctx, plan, prepared);
      const found = await world.rotator.reconcile(ctx, intent);
      expect(found).toMatchObject({ outcome: 'applied' });
      const successor = found.outcome === 'applied' ? found.successor : undefined;
      expect(successor?.secret.equals(prepared.secret)).toBe(true);
    });

    it('calls a lost answer to issue ambiguous, and then finds that it was applied', async () => {
      const losing = await world.losingAnswers();
      try {
        const failure = losing.rotator.issue(ctx, plan, prepared);
        await expect(failure).rejects.toMatchObject({ code: 'ambiguous' });
        expect(losing.lost()).toBe(1);
      } finally {
        await losing.stop();
      }
      const found = await world.rotator.reconcile(ctx, { effect: 'issue', plan, prepared });
      expect(found).toMatchObject({ outcome: 'applied' });
      expect(await world.countLiveLogins()).toBe(order === 'overlap' ? 2 : 1);
    });

    inOverlap('does not touch what has the name of the successor already', async ({ skip }) => {
      if (world.occupyName === undefined) return skip('names are not ours to choose there');
      await world.occupyName(prepared);
      const before = await world.providerState();
      await expect(world.rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'conflict' });
      const found = await world.rotator.reconcile(ctx, { effect: 'issue', plan, prepared });
      expect(found).toMatchObject({ outcome: 'conflict' });
      await expect(world.rotator.withdraw(ctx, plan, prepared)).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.providerState()).toBe(before);
    });

    it('disables the old credential, succeeds when it is disabled already, and leaves the new one alone', async () => {
      const successor = await world.rotator.issue(ctx, plan, prepared);
      await world.rotator.disable(ctx, plan);
      await world.rotator.disable(ctx, plan);
      expect(await world.rotator.reconcile(ctx, { effect: 'disable', plan, prepared })).toEqual({ outcome: 'applied' });
      expect(await world.isLive(world.credential)).toBe(false);
      expect(await world.isLive(successor)).toBe(true);
      expect(await world.countLiveLogins()).toBe(1);
    });

    it('does not undo what somebody else changed meanwhile when it disables', async () => {
      await world.changeSecret();
      const before = await world.providerState();
      await world.rotator.disable(ctx, plan);
      expect(await world.providerState()).toBe(before);
    });

    it('enables the old credential again after it was disabled, twice if asked twice', async ({ skip }) => {
      if (world.rotator.enable === undefined) return skip('declared absent');
      await world.rotator.issue(ctx, plan, prepared);
      await world.rotator.disable(ctx, plan);
      await world.rotator.enable(ctx, plan);
      await world.rotator.enable(ctx, plan);
      expect(await world.isLive(world.credential)).toBe(true);
      expect(await world.rotator.confirm(ctx, plan)).toBe('accepted');
    });

    it('says accepted before and rejected after', async () => {
      expect(await world.rotator.confirm(ctx, plan)).toBe('accepted');
      await world.rotator.issue(ctx, plan, prepared);
      await world.rotator.disable(ctx, plan);
      expect(await world.rotator.confirm(ctx, plan)).toBe('rejected');
    });

    it('ends what was opened with the old credential and spares what was opened with the new one', async ({ skip }) => {
      if (world.rotator.endSessions === undefined || world.openSession === undefined) return skip('declared absent');
      const old = await world.openSession(world.credential);
      const successor = await world.rotator.issue(ctx, plan, prepared);
      const fresh = await world.openSession(successor);
      try {
        await world.rotator.disable(ctx, plan);
        expect(await old.isOpen()).toBe(true);
        const intent = { effect: 'endSessions', plan, prepared: successor } as const;
        expect(await world.rotator.reconcile(ctx, intent)).toEqual({ outcome: 'not-applied' });
        await world.rotator.endSessions(ctx, plan, successor);
        await world.rotator.endSessions(ctx, plan, successor);
        expect(await world.rotator.reconcile(ctx, intent)).toEqual({ outcome: 'applied' });
        expect(await old.isOpen()).toBe(false);
        expect(await fresh.isOpen()).toBe(world.endsAllSessions !== true);
      } finally {
        await old.close();
        await fresh.close();
      }
    });

    it('withdraws what it issued, twice if asked twice, and the old credential works as before', async () => {
      const successor = await world.rotator.issue(ctx, plan, prepared);
      await world.rotator.withdraw(ctx, plan, successor);
      await world.rotator.withdraw(ctx, plan, successor);
      expect(await world.isLive(successor)).toBe(false);
      expect(await world.isLive(world.credential)).toBe(true);
      expect(await world.countLiveLogins()).toBe(1);
    });

    inOverlap('withdraws nothing of another rotation', async () => {
      const successor = await world.rotator.issue(ctx, plan, prepared);
      const before = await world.providerState();
      const outcome = world.rotator.withdraw(newContext(), plan, successor);
      await expect(outcome).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.providerState()).toBe(before);
    });

    inPlace('takes nothing back where somebody has set another secret', async () => {
      const successor = await world.rotator.issue(ctx, plan, prepared);
      await world.changeSecret();
      const before = await world.providerState();
      await expect(world.rotator.withdraw(ctx, plan, successor)).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.providerState()).toBe(before);
    });

    it('deletes nothing that no rotation made', async ({ skip }) => {
      if (world.rotator.delete === undefined) return skip('declared absent');
      if (world.deletesLeaked === true) return skip('it removes the leaked credential itself');
      await world.rotator.issue(ctx, plan, prepared);
      await world.rotator.disable(ctx, plan);
      const before = await world.providerState();
      expect(plan.snapshot.deleteOld).toBe(false);
      await expect(world.rotator.delete(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.providerState()).toBe(before);
    });

    it('gives up at its deadline and says so', async () => {
      const aborted: RotationContext = { ...ctx, signal: AbortSignal.abort(new Error('deadline')) };
      await expect(world.rotator.snapshot(aborted, world.credential)).rejects.toBeInstanceOf(Error);
    });

    it("shows no secret to the provider's log, in its facts, notes and errors", async ({ skip }) => {
      const { rotator } = world;
      const successor = await rotator.issue(ctx, plan, prepared);
      await rotator.verify(ctx, plan, successor);
      await rotator.disable(ctx, plan);
      await rotator.enable?.(ctx, plan);
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
      const hidden = [world.credential.secret.reveal(), successor.secret.reveal(), ...world.otherSecrets];
      for (const value of hidden) {
        for (const form of formsOf(value)) expect(said.some((text) => text.includes(form))).toBe(false);
      }
      if (world.providerLog === undefined) skip('its log is not ours to read');
    });
  });
}

function prepare(rotator: Rotator, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  if (rotator.prepare === undefined) throw new RangeError('this suite is for rotators that prepare');
  return rotator.prepare(ctx, plan);
}

export function errorText(error: unknown): string {
  if (!(error instanceof AppError)) throw new RangeError('expected an AppError');
  return `${error.stack ?? ''} ${error.hint ?? ''} ${String(error.cause)}`;
}

export function formsOf(value: string): readonly string[] {
  return [value, Buffer.from(value).toString('base64'), encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
}
