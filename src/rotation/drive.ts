import { AppError } from '../core/errors.js';
import { ENDED, positionOf, stepsOf, type Step } from '../journal/orders.js';
import type { Lease, Rotation } from '../journal/rotation.js';
import { withDeadline } from '../platform/deadline.js';
import { canTakeBack, takeBack } from './abort.js';
import { retryAfterMsOf } from './confirm.js';
import type { EffectResult } from './effect.js';
import { EFFECTS } from './effects.js';
import { EFFECT_DEADLINE_MS, type RotationParts } from './parts.js';

export type Outcome =
  | { readonly kind: 'done' }
  /** `detail` where it is not as if it had never been. */
  | { readonly kind: 'aborted'; readonly detail?: string }
  | { readonly kind: 'waiting'; readonly reason: string; readonly rotation: Rotation };

/** A rate limit that ends sooner is waited for; a later one leaves the rotation to `resume`. */
const LONGEST_LIMIT_MS = 30_000;
const ATTEMPTS_UNDER_LIMIT = 3;

/**
 * Drives a rotation from wherever it is to its end, or to where it has to wait. After a crash, or an error, the same call
 * goes on from the journal. Throws what stopped it, with the journal saying how far it came; where a person has to act
 * (`conflict`, `needs-person`, `provider-refused`) that is also its state.
 */
export async function drive(parts: RotationParts, lease: Lease, signal: AbortSignal): Promise<Outcome> {
  let rotation = await parts.journal.leaveSideState(lease);
  if (rotation.state === 'done' || rotation.state === 'aborted') return { kind: rotation.state };
  const steps = stepsOf(rotation.plan.order, rotation.plan);
  if (rotation.abortRequested) {
    const outcome = await takenBack(parts, lease, rotation, signal);
    if (outcome !== undefined) return outcome;
  }
  let { index, begun } = positionOf(steps, rotation.state);
  for (; index < steps.length; index++) {
    const step = steps[index]!;
    if (!begun) rotation = await parts.journal.intent(lease, step.begin);
    parts.onStep(step, 'begin');
    const result = await runStep(parts, lease, rotation, step, begun, signal);
    if (result.waitFor !== undefined) {
      await parts.journal.note(lease, { waiting: result.waitFor });
      return { kind: 'waiting', reason: result.waitFor, rotation };
    }
    if (result.issueAgain !== undefined) {
      rotation = await parts.journal.intent(lease, 'issuing', { again: result.issueAgain });
      index = positionOf(steps, 'issuing').index - 1;
      begun = true;
      continue;
    }
    if (step.end !== step.begin) rotation = await parts.journal.result(lease, step.end, result.payload, result.secrets);
    if (step.end !== step.begin) parts.onStep(step, 'end');
    begun = false;
  }
  if (!ENDED.has(rotation.state)) await parts.journal.result(lease, 'done');
  return { kind: 'done' };
}

/** Takes it back as a person asked, unless that came too late. */
async function takenBack(
  parts: RotationParts,
  lease: Lease,
  rotation: Rotation,
  signal: AbortSignal,
): Promise<Outcome | undefined> {
  try {
    const how = await canTakeBack(parts, rotation, signal);
    if (how !== undefined) {
      const detail = await takeBack(parts, lease, rotation, how, signal);
      return { kind: 'aborted', ...(detail === undefined ? {} : { detail }) };
    }
  } catch (error) {
    throw await recorded(parts, lease, error);
  }
  await parts.journal.note(lease, { aborting: 'too late: the replacement is finished instead' });
  return undefined;
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
  let mayHaveHappened = begun;
  let hasLookedUp = begun || step.effect === 'confirm';
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(mayHaveHappened);
    } catch (error) {
      const limitMs = retryAfterMsOf(error);
      if (limitMs > 0 && limitMs <= LONGEST_LIMIT_MS && tries < ATTEMPTS_UNDER_LIMIT) {
        await parts.journal.note(lease, { rateLimit: `${String(Math.ceil(limitMs / 1000))} s` });
        await parts.clock.sleep(limitMs, signal);
      } else if (!hasLookedUp && error instanceof AppError && error.code === 'ambiguous') {
        // An answer that was lost is looked up at the provider, once; nothing is asked for again blindly.
        hasLookedUp = true;
      } else {
        throw await recorded(parts, lease, error);
      }
      mayHaveHappened = true;
    }
  }
}

/** Puts on record why a rotation stopped, in its state where a person has to act, and gives the error to throw. */
async function recorded(parts: RotationParts, lease: Lease, error: unknown): Promise<unknown> {
  if (!(error instanceof AppError) || error.code === 'lease-lost') return error;
  const detail = error.hint === undefined ? error.message : `${error.message} (${error.hint})`;
  const limitMs = retryAfterMsOf(error);
  const retryAfter = new Date(parts.clock.now().getTime() + limitMs).toISOString();
  if (error.code === 'conflict') await parts.journal.stop(lease, 'conflict', detail);
  else if (isForPerson(error)) await parts.journal.stop(lease, 'awaiting-human', detail);
  else await parts.journal.note(lease, { stopped: detail, ...(limitMs > 0 ? { retryAfter } : {}) });
  return withResumeHint(error, lease.rotationId);
}

/** A quota, a policy, a permission, a value of the configuration: asking again would bring the same answer. */
function isForPerson({ code }: AppError): boolean {
  return code === 'needs-person' || code === 'provider-refused' || code === 'unsupported' || code === 'config';
}

function withResumeHint(error: AppError, id: string): AppError {
  const resume = `then: unleak rotations resume ${id}`;
  if (error.hint?.includes(id) === true) return error;
  const hint = error.hint === undefined ? resume : `${error.hint}; ${resume}`;
  return new AppError(error.code, error.message, { hint, cause: error });
}
