import { AppError } from '../core/errors.js';
import { ENDED, positionOf, stepsOf, type Step } from '../journal/orders.js';
import type { Lease, Rotation } from '../journal/rotation.js';
import { withDeadline } from '../platform/deadline.js';
import { takeBack } from './abort.js';
import { EFFECTS, type EffectResult } from './effects.js';
import { EFFECT_DEADLINE_MS, type RotationParts } from './parts.js';

export type Outcome =
  | { readonly kind: 'done' | 'aborted' }
  | { readonly kind: 'waiting'; readonly reason: string; readonly rotation: Rotation };

/**
 * Drives a rotation from wherever it is to its end, or to where it has to wait. After a crash, or an error, the same call
 * goes on from the journal. Throws what stopped it, with the journal saying how far it came; a `conflict` or
 * `needs-person` is also its state.
 */
export async function drive(parts: RotationParts, lease: Lease, signal: AbortSignal): Promise<Outcome> {
  let rotation = await parts.journal.leaveSideState(lease);
  if (rotation.state === 'done' || rotation.state === 'aborted') return { kind: rotation.state };
  if (rotation.abortRequested) {
    await takeBack(parts, lease, rotation, signal);
    return { kind: 'aborted' };
  }
  const steps = stepsOf(rotation.plan.order, rotation.plan);
  let { index, begun } = positionOf(steps, rotation.state);
  for (; index < steps.length; index++) {
    const step = steps[index]!;
    if (!begun) rotation = await parts.journal.intent(lease, step.begin);
    parts.onStep(step, 'begin');
    const result = await runStep(parts, lease, rotation, step, begun, signal);
    if (result.waitFor !== undefined) return { kind: 'waiting', reason: result.waitFor, rotation };
    if (step.end !== step.begin) rotation = await parts.journal.result(lease, step.end, result.payload, result.secrets);
    if (step.end !== step.begin) parts.onStep(step, 'end');
    begun = false;
  }
  if (!ENDED.has(rotation.state)) await parts.journal.result(lease, 'done');
  return { kind: 'done' };
}

async function runStep(
  parts: RotationParts,
  lease: Lease,
  rotation: Rotation,
  step: Step,
  begun: boolean,
  signal: AbortSignal,
): Promise<EffectResult> {
  const attempt = (mayHaveHappened: boolean): Promise<EffectResult> =>
    withDeadline(`rotation: ${step.effect}: ${rotation.id}`, EFFECT_DEADLINE_MS, signal, (deadline) => {
      const ctx = { rotationId: rotation.id, signal: deadline };
      return EFFECTS[step.effect]({ parts, rotation, lease, ctx, begun: mayHaveHappened });
    });
  try {
    return await attempt(begun).catch((error: unknown) => {
      // An answer that was lost is looked up at the provider, once; nothing is asked for again blindly.
      if (!begun && isLostAnswer(error, step)) return attempt(true);
      throw error;
    });
  } catch (error) {
    throw await recorded(parts, lease, error);
  }
}

function isLostAnswer(error: unknown, step: Step): boolean {
  return error instanceof AppError && error.code === 'ambiguous' && step.effect !== 'confirm';
}

/** Puts on record why a rotation stopped, in its state where a person has to act, and gives the error to throw. */
async function recorded(parts: RotationParts, lease: Lease, error: unknown): Promise<unknown> {
  if (!(error instanceof AppError) || error.code === 'lease-lost') return error;
  if (error.code === 'conflict') await parts.journal.stop(lease, 'conflict', error.message);
  else if (error.code === 'needs-person') await parts.journal.stop(lease, 'awaiting-human', error.message);
  else await parts.journal.note(lease, { stopped: error.message });
  return withResumeHint(error, lease.rotationId);
}

function withResumeHint(error: AppError, id: string): AppError {
  const resume = `then: unleak rotations resume ${id}`;
  if (error.hint?.includes(id) === true) return error;
  const hint = error.hint === undefined ? resume : `${error.hint}; ${resume}`;
  return new AppError(error.code, error.message, { hint, cause: error });
}
