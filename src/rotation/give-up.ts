/**
 * Giving a replacement up because somebody else's version became current in the store while this one was on its way there:
 * another machine's rotation of the same credential, say. What was made for this rotation goes; the other's version and the
 * old credential are left as they are.
 */
import { AppError } from '../core/errors.js';
import { canGiveUp, ENDED, stepsOf } from '../journal/orders.js';
import type { JournalPayload, Rotation } from '../journal/rotation.js';
import { withDeadline } from '../platform/deadline.js';
import type { RotationContext } from '../rotators/rotator.js';
import { currentText, exitsFrom, isApart, secretIn, whoseIsCurrent } from './current.js';
import { successorPlanOf } from './material.js';
import { EFFECT_DEADLINE_MS, type RotationParts } from './parts.js';

type Asked = Pick<RotationParts, 'journal' | 'store' | 'rotator'>;

/** What the journal says of it; `version` is the other's. */
export interface GivenUp extends JournalPayload {
  readonly givenUpFor: string;
}

/**
 * For whom the replacement is to be given up; undefined where it may still be, or is, what applications read. Once it is on
 * record it stays so, whatever becomes of the store. Fails with `conflict` where nothing that works would be left. Reads only.
 */
export async function givenUpFor(parts: Asked, rotation: Rotation, signal: AbortSignal): Promise<GivenUp | undefined> {
  const { plan, id } = rotation;
  if (ENDED.has(rotation.state)) return undefined;
  const recorded = await recordedGivingUp(parts.journal, id);
  if (recorded !== undefined) return recorded;
  if (!canGiveUp(stepsOf(plan.order, plan), rotation.resumeState ?? rotation.state)) return undefined;
  return withDeadline(`rotation: aborting: ${id}`, EFFECT_DEADLINE_MS, signal, async (deadline) => {
    const found = await whoseIsCurrent(parts, rotation, deadline);
    if (found.whose !== 'other') return undefined;
    const { version } = found;
    const why = await whyKept(parts, rotation, version, { rotationId: id, signal: deadline });
    if (why !== undefined) {
      throw new AppError('conflict', `rotations: aborting: ${id}: ${currentText(rotation, version)}, and ${why}`, {
        hint: exitsFrom(rotation, version),
      });
    }
    const by = version?.rotationId;
    return { givenUpFor: version?.id ?? 'nothing', ...(by === undefined ? {} : { by }) };
  });
}

export async function recordedGivingUp(journal: RotationParts['journal'], id: string): Promise<GivenUp | undefined> {
  const entries = await journal.history(id);
  return entries.find(({ payload }) => typeof payload['givenUpFor'] === 'string')?.payload as GivenUp | undefined;
}

/** Why the new credential is needed nevertheless; undefined where something else is there to use. */
async function whyKept(
  { journal, rotator }: Asked,
  rotation: Rotation,
  version: Awaited<ReturnType<RotationParts['store']['current']>>,
  ctx: RotationContext,
): Promise<string | undefined> {
  const { plan } = rotation;
  if (isApart(rotation) && plan.emergency === undefined) return undefined;
  const theirs = secretIn(rotation, version);
  if (theirs === undefined) return 'no credential stands there';
  const asked = await successorPlanOf(journal, rotation);
  if (theirs.equals(asked.current.secret)) return 'the leaked credential stands there, which is to be dead';
  if (isApart(rotation)) return undefined;
  // Old and new are one login, and the last value that somebody set is the only one that works.
  const answer = await rotator.confirm(ctx, { ...asked, current: { ...asked.current, secret: theirs } });
  return answer === 'accepted' ? undefined : `${plan.rotator} does not accept what stands there`;
}

/** How a rotation ended that was given up, and how to find out about the old credential, which is another's to end. */
export async function givenUpText(
  { journal }: Asked,
  rotation: Rotation,
  { givenUpFor: version, by }: GivenUp,
): Promise<string> {
  const isDead = (await journal.resultOf(rotation.id, 'dead')) !== undefined;
  const whose = typeof by === 'string' ? `, which rotation ${by} made` : '';
  const kept = version === 'nothing' ? 'nothing is current in the store' : `version ${version}${whose}, stays current`;
  const old = isDead
    ? 'the old credential is dead'
    : `ending the old credential is left to ${whose === '' ? 'whoever wrote it' : 'that rotation'}, ` +
      'and whether it is dead unleak inspect or unleak scan --validate tells';
  return `the new credential is given up, ${kept}; ${old}`;
}
