/** Asking until the provider says no to the old credential: dead is its word, not the end of our patience. */
import { AppError } from '../core/errors.js';
import type { Rotation } from '../journal/rotation.js';
import type { SuccessorPlan } from '../rotators/rotator.js';
import type { EffectCall, EffectResult } from './effect.js';
import { removeTwins } from './issuing.js';
import { issuedSuccessor, successorPlanOf } from './material.js';
import { LONGEST_PAUSE_MS, pauses } from './pauses.js';

type Answer = Awaited<ReturnType<EffectCall['parts']['rotator']['confirm']>>;

/** How long one drive asks; shorter than the deadline of an effect. */
const ASKING_MS = 45_000;
/** Beyond what the provider documents, before its yes is taken for an answer. */
const MARGIN_MS = 60_000;

/**
 * Dead is the provider's word about the old credential, and the new one has to have outlived it. Within the time that
 * the provider documents for a stop to be seen everywhere, the rotation waits; after it an answer but no is `ambiguous`.
 */
export async function confirm(call: EffectCall): Promise<EffectResult> {
  const { parts, rotation, ctx } = call;
  const plan = await successorPlanOf(parts.journal, rotation);
  const answer = await askUntilDead(call, plan);
  if (answer !== 'rejected') return stillAlive(call, answer);
  // In an emergency there may be none yet.
  const successor = await issuedSuccessor(parts.journal, rotation);
  if (successor !== undefined) {
    await parts.rotator.verify(ctx, plan, successor);
    // One that was still on its way when the new one was verified.
    await removeTwins(call, plan, successor);
  }
  return { payload: { confirmed: answer } };
}

async function askUntilDead(call: EffectCall, plan: SuccessorPlan): Promise<Answer> {
  const { clock } = call.parts;
  const giveUpAt = clock.now().getTime() + ASKING_MS;
  let recorded: Answer | undefined;
  for (const pauseMs of pauses()) {
    const { answer, retryAfterMs = 0 } = await ask(call, plan);
    if (answer === 'rejected') return answer;
    // Each answer is kept when it changes: a hundred equal ones say no more than one.
    if (answer !== recorded) await call.parts.journal.note(call.lease, { oldCredential: answer });
    recorded = answer;
    const waitMs = Math.max(pauseMs, retryAfterMs);
    if (clock.now().getTime() + waitMs >= giveUpAt) return answer;
    await clock.sleep(waitMs, call.ctx.signal);
  }
  return 'unknown';
}

/** A provider that gives no answer has not said that the credential is alive; nor that it is dead. */
async function ask(
  { parts, ctx }: EffectCall,
  plan: SuccessorPlan,
): Promise<{ readonly answer: Answer; readonly retryAfterMs?: number }> {
  try {
    return { answer: await parts.rotator.confirm(ctx, plan) };
  } catch (error) {
    ctx.signal.throwIfAborted();
    const isNoAnswer = error instanceof AppError && ['provider-unreachable', 'ambiguous'].includes(error.code);
    if (!isNoAnswer) throw error;
    return { answer: 'unknown', retryAfterMs: Math.min(retryAfterMsOf(error), LONGEST_PAUSE_MS) };
  }
}

async function stillAlive(call: EffectCall, answer: Answer): Promise<EffectResult> {
  const { parts, rotation } = call;
  const { propagationMs = 0 } = parts.rotator.capabilities;
  const seenEverywhereAt = (await askedSince(call)) + propagationMs + MARGIN_MS;
  const what = answer === 'accepted' ? 'the old credential still works' : 'the provider gives no clear answer';
  if (propagationMs > 0 && parts.clock.now().getTime() < seenEverywhereAt) {
    const until = new Date(seenEverywhereAt).toISOString();
    return { waitFor: `${what}; the provider may take until ${until} to stop it everywhere` };
  }
  throw new AppError('ambiguous', `rotation: confirming: ${rotation.plan.credentialName}: ${what}`, {
    hint: `look at the provider, then unleak rotations resume ${rotation.id}`,
  });
}

async function askedSince({ parts, rotation }: { parts: EffectCall['parts']; rotation: Rotation }): Promise<number> {
  const history = await parts.journal.history(rotation.id);
  const first = history.find(({ kind, state }) => kind === 'intent' && state === 'confirming');
  return first === undefined ? parts.clock.now().getTime() : new Date(first.at).getTime();
}

/** What a rate limit says of when to come back; 0 where the error is none. */
export function retryAfterMsOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('retryAfterMs' in error)) return 0;
  return typeof error.retryAfterMs === 'number' ? error.retryAfterMs : 0;
}
