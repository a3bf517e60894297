import { AppError } from '../core/errors.js';
import { ENDED, positionOf, stepsOf } from '../journal/orders.js';
import type { Lease, Rotation } from '../journal/rotation.js';
import { withDeadline } from '../platform/deadline.js';
import { currentText, NOTHING, whoseIsCurrent } from './current.js';
import { recordedGivingUp } from './give-up.js';
import { EFFECT_DEADLINE_MS, type RotationParts } from './parts.js';

/**
 * Lets the replacement take the place of a version that somebody else wrote since the plan was made, because a person looked
 * at it and names it; its other fields are kept. Fails with `conflict` where another one is current by now, or where the
 * replacement has its place already or was given up.
 */
export async function putOver(
  { journal, store }: Pick<RotationParts, 'journal' | 'store'>,
  lease: Lease,
  versionId: string,
  signal: AbortSignal,
): Promise<void> {
  const rotation = await journal.load(lease.rotationId);
  const { isPutOver, storeVersion } = rotation.plan;
  // Said before a crash: it goes on from there.
  if (isPutOver === true && (storeVersion ?? NOTHING) === versionId) return;
  await requireNotPromoted(journal, rotation);
  const what = `rotations: putting over: ${rotation.id}`;
  const found = await withDeadline(what, EFFECT_DEADLINE_MS, signal, (deadline) =>
    whoseIsCurrent({ journal, store }, rotation, deadline),
  );
  // An earlier attempt got through, or there is nothing to put it over.
  if (found.whose === 'ours' || (found.whose === 'planned' && rotation.plan.storeVersion === versionId)) return;
  const current = found.whose === 'other' ? found.version?.id : rotation.plan.storeVersion;
  if ((current ?? NOTHING) !== versionId) {
    const now = found.whose === 'other' ? currentText(rotation, found.version) : 'the planned version is current';
    throw new AppError('conflict', `${what}: not version ${versionId} any more: ${now}`, {
      hint: found.whose === 'other' ? 'look at that one' : `unleak rotations resume ${rotation.id}`,
    });
  }
  await journal.putOver(lease, current);
}

async function requireNotPromoted(journal: RotationParts['journal'], rotation: Rotation): Promise<void> {
  const { id, plan } = rotation;
  const state = rotation.resumeState ?? rotation.state;
  const steps = stepsOf(plan.order, plan);
  const promote = steps.findIndex(({ effect }) => effect === 'promote');
  const isGivenUp = (await recordedGivingUp(journal, id)) !== undefined;
  if (!ENDED.has(state) && !isGivenUp && positionOf(steps, state).index <= promote) return;
  throw new AppError('conflict', `rotations: putting over: ${id}: it is ${isGivenUp ? 'given up' : state}`, {
    hint: ENDED.has(state) ? 'it has ended' : `unleak rotations resume ${id}`,
  });
}
