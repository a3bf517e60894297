// How the leaked token is stopped: by its status, which can be undone, and at the end by deleting it.
import { AppError } from '../../core/errors.js';
import type { Intent, Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { isInvalidToken, type CloudflareWorld } from './client.js';
import { isKeyDead, requireChanged } from './global-key.js';
import { findOurs } from './issue.js';
import { plannedFacts } from './settings.js';
import { deleteToken, placeOf, readToken, setStatus, type CloudflareToken } from './tokens.js';
import { askVerify, verified } from './verify.js';

export async function disableLeaked(world: CloudflareWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if (plannedFacts(plan).kind === 'global-key') return requireChanged(world, ctx, plan);
  const token = await leakedToken(world, ctx, plan);
  if (token?.status === 'active') await setStatus(world, ctx, placeOf(plan), token, 'disabled');
}

export async function enableLeaked(world: CloudflareWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if (plannedFacts(plan).kind === 'global-key') {
    if (!(await isKeyDead(world, ctx, plan))) return;
    throw new AppError(
      'needs-person',
      'cloudflare: enabling the leaked global key: nothing brings back a key that was changed',
    );
  }
  const token = await leakedToken(world, ctx, plan);
  if (token?.status === 'active') return;
  if (token?.status === 'disabled') return setStatus(world, ctx, placeOf(plan), token, 'active');
  throw new AppError('conflict', `cloudflare: enabling the leaked token: it is ${token?.status ?? 'deleted'}`);
}

/** Removes the leaked token for good. Succeeds if it is gone. */
export async function deleteLeaked(world: CloudflareWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const token = await leakedToken(world, ctx, plan);
  if (token === undefined) return;
  if (token.status === 'active') {
    throw new AppError('conflict', `cloudflare: deleting the leaked token: ${token.id}: it is active`, {
      hint: 'somebody enabled it again: see who uses it',
    });
  }
  await deleteToken(world, ctx, placeOf(plan), token.id);
}

export async function reconcile(world: CloudflareWorld, ctx: RotationContext, intent: Intent): Promise<Reconciliation> {
  const { effect, plan } = intent;
  if (effect === 'issue') return plan.order === 'roll' ? reconcileRoll(world, ctx, plan) : findOurs(world, ctx, plan);
  if (effect === 'endSessions') return { outcome: 'not-applied' };
  if (plannedFacts(plan).kind === 'global-key') {
    return { outcome: effect === 'disable' && (await isKeyDead(world, ctx, plan)) ? 'applied' : 'not-applied' };
  }
  const token = await leakedToken(world, ctx, plan);
  const isApplied = effect === 'disable' ? token?.status !== 'active' : token === undefined;
  return { outcome: isApplied ? 'applied' : 'not-applied' };
}

/** When the leaked token was last used; nothing is told of a global key. */
export async function lastUse(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Date | undefined> {
  const used = (await leakedToken(world, ctx, plan))?.last_used_on;
  return used === undefined || Number.isNaN(Date.parse(used)) ? undefined : new Date(used);
}

/** The old value tells whether it was rolled. Where it was, another roll brings a value that somebody holds. */
async function reconcileRoll(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  const { tokens, tokenId } = plannedFacts(plan);
  const { answer } = await askVerify(world, ctx, tokens, plan.current.secret, 'the leaked token');
  const known = verified(answer);
  if (known?.id === tokenId && known?.status === 'active') return { outcome: 'not-applied' };
  const token = await leakedToken(world, ctx, plan);
  if (isInvalidToken(answer) && token?.status === 'active')
    return { outcome: 'lost', attributes: { 'token-id': token.id } };
  if (isInvalidToken(answer) || known !== undefined) {
    return {
      outcome: 'conflict',
      detail: `the token ${tokenId ?? ''} is ${token?.status ?? 'gone'}: somebody stopped it`,
    };
  }
  throw new AppError('provider-unreachable', 'cloudflare: looking whether the token was rolled: no clear answer', {
    hint: 'try again',
  });
}

async function leakedToken(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<CloudflareToken | undefined> {
  const { tokenId } = plannedFacts(plan);
  return tokenId === null ? undefined : readToken(world, ctx, placeOf(plan), tokenId);
}
