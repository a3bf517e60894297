import { AppError } from '../core/errors.js';
import { canAbort, canRollBack, ENDED, mayHaveEnded, positionOf, stepsOf, type Effect } from '../journal/orders.js';
import type { Lease, Rotation } from '../journal/rotation.js';
import { withDeadline } from '../platform/deadline.js';
import type { Rotator } from '../rotators/rotator.js';
import { isApart, whoseIsCurrent } from './current.js';
import type { EffectCall } from './effect.js';
import { givenUpFor, givenUpText, type GivenUp } from './give-up.js';
import { removeEach, removeTwins } from './issuing.js';
import { requireSuccessor, successorOf, successorPlanOf } from './material.js';
import { EFFECT_DEADLINE_MS, type RotationParts } from './parts.js';
import { pauses } from './pauses.js';
import { storeBack } from './storing.js';
import { referenceOf } from './describe.js';

/** How long a provider is asked whether the old credential works again. */
const REVIVAL_MS = 45_000;

/** Fails with `conflict` where the new credential is in use or the old one may be dead, so that an abort is an outage. */
export function requireAbortable(rotation: Rotation): void {
  const { steps, state } = standing(rotation);
  if (canAbort(steps, state)) return;
  const isDying = !ENDED.has(state) && mayHaveEnded(steps, state);
  throw new AppError('conflict', `rotations: aborting: ${rotation.id}: it is ${state}`, {
    hint: ENDED.has(state)
      ? 'it has ended'
      : `${isDying ? 'the old credential may be dead' : `the new credential ${state === 'promoting' ? 'may be' : 'is'} in use`}: ` +
        `unleak rotations resume ${rotation.id}, or unleak rotations rollback ${rotation.id}`,
  });
}

/** Fails with `conflict` where nothing brings the old credential back. */
export function requireRollbackable(rotation: Rotation, rotator: Rotator): void {
  const { state } = standing(rotation);
  const why = whyNotBack(rotation, rotator);
  if (why === undefined) return;
  throw new AppError('conflict', `rotations: rolling back: ${rotation.id}: it is ${state}: ${why}`, {
    hint: ENDED.has(state) ? 'it has ended' : `go on: unleak rotations resume ${rotation.id}`,
  });
}

function whyNotBack(rotation: Rotation, rotator: Rotator): string | undefined {
  const { steps, state } = standing(rotation);
  if (canAbort(steps, state)) return undefined;
  if (!canRollBack(steps, state)) return 'nothing brings the old credential back';
  const needsEnable = mayHaveEnded(steps, state) || rotation.plan.order === 'in-place';
  return needsEnable && rotator.enable === undefined ? `${rotator.provider} can not enable it again` : undefined;
}

/** As `requireAbortable`, save where the store says for certain that somebody else's version took the place of ours. */
export async function requireAbortableNow(
  parts: Pick<RotationParts, 'journal' | 'store' | 'rotator'>,
  rotation: Rotation,
  signal: AbortSignal,
): Promise<void> {
  const { steps, state } = standing(rotation);
  if (canAbort(steps, state) || (await givenUpFor(parts, rotation, signal)) !== undefined) return;
  requireAbortable(rotation);
}

/** How a rotation is taken back: as if it had never been, or so that somebody else's version stays. */
export interface TakingBack {
  readonly givenUp?: GivenUp;
}

/**
 * How an abort or rollback that was asked for can still be carried out. It may have come too late (undefined): then the
 * rotation goes on, since a replacement is what is needed. Asks provider and store where only they know. Reads only.
 */
export async function canTakeBack(
  parts: RotationParts,
  rotation: Rotation,
  signal: AbortSignal,
): Promise<TakingBack | undefined> {
  const { steps, state } = standing(rotation);
  if (!canAbort(steps, state)) {
    if (rotation.rollbackRequested) return whyNotBack(rotation, parts.rotator) === undefined ? {} : undefined;
    return orGivenUp(parts, rotation, signal);
  }
  if (isApart(rotation)) return (await orGivenUp(parts, rotation, signal)) ?? {};
  if (state !== 'issuing' || !mayHaveEnded(steps, state)) return {};
  const plan = await successorPlanOf(parts.journal, rotation);
  const prepared = await successorOf(parts.journal, rotation);
  const intent = { effect: 'issue', plan, ...(prepared === undefined ? {} : { prepared }) } as const;
  const found = await withDeadline(`rotation: aborting: ${rotation.id}`, EFFECT_DEADLINE_MS, signal, (deadline) =>
    parts.rotator.reconcile({ rotationId: rotation.id, signal: deadline }, intent),
  );
  return found.outcome === 'not-applied' ? {} : orGivenUp(parts, rotation, signal);
}

async function orGivenUp(
  parts: RotationParts,
  rotation: Rotation,
  signal: AbortSignal,
): Promise<TakingBack | undefined> {
  const givenUp = await givenUpFor(parts, rotation, signal);
  return givenUp && { givenUp };
}

/**
 * Takes back what was done and leaves the old credential as it was: first it works again, then store and consumers have
 * it, then what was staged and issued goes. Only after `canTakeBack`. Each part succeeds if it is already done, so a
 * crash in the middle is mended by calling it again. Gives what there is to say of the end besides.
 */
export async function takeBack(
  parts: RotationParts,
  lease: Lease,
  rotation: Rotation,
  { givenUp }: TakingBack,
  signal: AbortSignal,
): Promise<string | undefined> {
  // On record before anything goes: what was withdrawn must never be promoted, even if the other's version vanishes.
  if (givenUp !== undefined) await parts.journal.note(lease, givenUp);
  for (const [what, part] of givenUp === undefined ? partsOf(rotation) : partsOfGivingUp(rotation)) {
    await parts.journal.note(lease, { aborting: what });
    await withDeadline(`rotation: aborting: ${rotation.id}`, EFFECT_DEADLINE_MS, signal, (deadline) =>
      part({ parts, rotation, lease, ctx: { rotationId: rotation.id, signal: deadline }, begun: true }),
    );
  }
  const detail = givenUp && (await givenUpText(parts, rotation, givenUp));
  await parts.journal.result(lease, 'aborted', detail === undefined ? {} : { detail });
  return detail;
}

function partsOfGivingUp(rotation: Rotation): readonly Part[] {
  return [
    ['discard what was staged', discardStaged],
    // Where old and new are one login there is nothing to take away, and the other's value works.
    ...(isApart(rotation) ? [['withdraw what was issued', withdrawUnread] as const] : []),
  ];
}

/** Looks at the store once more: what applications read is never withdrawn. */
async function withdrawUnread(call: EffectCall): Promise<void> {
  const { parts, rotation, ctx } = call;
  const { whose } = await whoseIsCurrent(parts, rotation, ctx.signal);
  if (whose !== 'ours') return withdrawIssued(call);
  throw new AppError('conflict', `rotations: aborting: ${rotation.id}: the new credential is current in the store`, {
    hint: 'somebody made it so since: put another version in its place, then abort again',
  });
}

type Part = readonly [what: string, part: (call: EffectCall) => Promise<void>];

function partsOf(rotation: Rotation): readonly Part[] {
  const { steps, state } = standing(rotation);
  const { index, begun } = positionOf(steps, state);
  const isBegun = (effect: Effect): boolean => {
    const at = steps.findIndex((step) => step.effect === effect);
    return at >= 0 && (at < index || (at === index && begun));
  };
  const isPromoted = isBegun('promote');
  const isInPlace = rotation.plan.order === 'in-place';
  const isOldGone = isBegun('disable') || (isInPlace && !canAbort(steps, state));
  return [
    ...(isOldGone ? [['enable the old credential', revive] as const] : []),
    ...(isPromoted ? [['make the old value current in the store', restoreValue] as const] : []),
    ...(isBegun('update-consumers') ? [['tell the consumers', tellConsumers] as const] : []),
    ['discard what was staged', discardStaged],
    // In place `enable` has set the old value, and there is nothing else to take away.
    ...(isInPlace && isOldGone ? [] : [['withdraw what was issued', withdrawIssued] as const]),
  ];
}

function standing(rotation: Rotation): { steps: ReturnType<typeof stepsOf>; state: Rotation['state'] } {
  const state = rotation.resumeState ?? rotation.state;
  return { steps: stepsOf(rotation.plan.order, rotation.plan), state };
}

async function revive({ parts, rotation, ctx }: EffectCall): Promise<void> {
  const plan = await successorPlanOf(parts.journal, rotation);
  await parts.rotator.enable?.(ctx, plan);
  const giveUpAt = parts.clock.now().getTime() + REVIVAL_MS;
  for (const pauseMs of pauses()) {
    if ((await parts.rotator.confirm(ctx, plan)) === 'accepted') return;
    if (parts.clock.now().getTime() + pauseMs >= giveUpAt) break;
    await parts.clock.sleep(pauseMs, ctx.signal);
  }
  throw new AppError('needs-person', `rotation: rolling back: ${rotation.id}: the old credential does not work again`, {
    hint: 'the new one is left as it is; look at the provider',
  });
}

async function restoreValue(call: EffectCall): Promise<void> {
  const versionId = await storeBack(call);
  if (versionId === undefined) return;
  const { store, path } = call.rotation.plan.place;
  await call.parts.journal.note(call.lease, { takenBack: `${store}:${path}`, versionId });
}

async function tellConsumers({ parts, rotation, lease, ctx }: EffectCall): Promise<void> {
  const { current: old } = await successorPlanOf(parts.journal, rotation);
  const successor = await requireSuccessor(parts.journal, rotation);
  const reference = referenceOf(rotation.plan.place);
  for (const consumer of parts.consumers) {
    const back = { rotationId: rotation.id, reference, old: successor, successor: old };
    await consumer.update(back, ctx.signal);
    await parts.journal.note(lease, { consumer: consumer.name, takenBack: true });
  }
}

function discardStaged({ parts, rotation, ctx }: EffectCall): Promise<void> {
  return parts.store.discard(rotation.plan.place.path, rotation.id, ctx.signal);
}

async function withdrawIssued(call: EffectCall): Promise<void> {
  const { parts, rotation, ctx } = call;
  const { steps, state } = standing(rotation);
  const plan = await successorPlanOf(parts.journal, rotation);
  // Where issuing ends the old one, the provider has said that it did not happen.
  if (state === 'issuing' && mayHaveEnded(steps, state)) return;
  const successor = await successorOf(parts.journal, rotation);
  if (successor !== undefined) {
    await removeTwins(call, plan, successor);
    return parts.rotator.withdraw(ctx, plan, successor);
  }
  // A person's own creation that never came here is the person's to remove.
  if (rotation.plan.order === 'by-person' || !(await mayBeIssued(rotation, parts))) return;
  const found = await parts.rotator.reconcile(ctx, { effect: 'issue', plan });
  if (found.outcome === 'lost') await parts.rotator.removeLost?.(ctx, plan, found.attributes);
  if (found.outcome === 'conflict') {
    if (found.twins !== undefined) return removeEach(call, plan, found.twins);
    throw new AppError('conflict', `rotations: aborting: ${rotation.id}: ${found.detail}`);
  }
}

/** An emergency puts other steps between an issuing that was begun and its result. */
async function mayBeIssued(rotation: Rotation, { journal }: RotationParts): Promise<boolean> {
  if ((rotation.resumeState ?? rotation.state) === 'issuing') return true;
  const history = await journal.history(rotation.id);
  return history.some(({ kind, state }) => kind === 'intent' && state === 'issuing');
}
