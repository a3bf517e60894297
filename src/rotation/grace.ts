/** The time between the last consumer and the end of the old credential, with the provider's word that it is unused. */
import { AppError } from '../core/errors.js';
import type { EffectCall, EffectResult } from './effect.js';
import { successorPlanOf } from './material.js';

/** A grace period up to this long is waited out; for a longer one the rotation is left to a later `resume`. */
const LONGEST_WAIT_MS = 30_000;
/** A credential that is used for ever must die nevertheless. */
const LONGEST_GRACE_MS = 7 * 24 * 3_600_000;

/**
 * Waits until the old credential was not used for the whole grace period, as far as the provider tells; else until the
 * period is over. Somebody's word that all consumers have the new one ends it.
 */
export async function wait(call: EffectCall): Promise<EffectResult> {
  const { parts, rotation, ctx } = call;
  const { emergency, graceMs, longestGraceMs = LONGEST_GRACE_MS } = rotation.plan;
  if (emergency !== undefined) return {};
  if (parts.consumers.length === 0 && !rotation.consumersUpdated) {
    return {
      waitFor: `nobody told unleak who uses this credential: say with --consumers-updated when all have the new one`,
    };
  }
  const now = parts.clock.now().getTime();
  const beganAt = await graceSince(call);
  if (rotation.consumersUpdated || graceMs <= 0) return {};
  const usedAt = await usedDuring(call, beganAt);
  const endsAt = Math.min(Math.max(beganAt, usedAt ?? 0) + graceMs, beganAt + Math.max(longestGraceMs, graceMs));
  if (now >= endsAt) return {};
  if (endsAt - now > LONGEST_WAIT_MS) return { waitFor: `${usedText(usedAt)}grace ends at ${isoOf(endsAt)}` };
  await parts.clock.sleep(endsAt - now, ctx.signal);
  const usedAfter = await usedDuring(call, beganAt);
  // A use in the meantime begins the period again: `resume` asks then.
  if (usedAfter === undefined || usedAfter === usedAt || endsAt >= beganAt + longestGraceMs) return {};
  return { waitFor: `${usedText(usedAfter)}grace ends at ${isoOf(usedAfter + graceMs)}` };
}

/** When the wait was begun for the first time: a stop in between does not begin it anew. */
async function graceSince({ parts, rotation }: EffectCall): Promise<number> {
  const history = await parts.journal.history(rotation.id);
  const first = history.find(({ kind, state }) => kind === 'intent' && state === 'grace');
  return new Date(first?.at ?? rotation.updatedAt).getTime();
}

/** The last use of the old credential after everyone had the new one, and after uses before that were booked. */
async function usedDuring({ parts, rotation, lease, ctx }: EffectCall, beganAt: number): Promise<number | undefined> {
  const { rotator, journal } = parts;
  if (rotator.lastUse === undefined) return undefined;
  try {
    const last = await rotator.lastUse(ctx, await successorPlanOf(journal, rotation));
    await journal.note(lease, { lastUse: last?.toISOString() ?? 'none' });
    const usedAt = last?.getTime() ?? 0;
    return usedAt > beganAt + (rotator.capabilities.propagationMs ?? 0) ? usedAt : undefined;
  } catch (error) {
    ctx.signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    // Evidence is a help and no condition: without it the clock decides.
    await journal.note(lease, { lastUse: 'not told', why: error.message });
    return undefined;
  }
}

function usedText(usedAt: number | undefined): string {
  return usedAt === undefined ? '' : `the old credential was still used at ${isoOf(usedAt)}; `;
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
