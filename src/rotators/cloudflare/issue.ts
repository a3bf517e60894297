// The replacement: a token whose name begins with the rotation, so that one whose answer was lost can be found and deleted.
// In order `roll` the leaked token gets another value instead.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { refusedBy, type ApiAnswer } from '../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { adminOf, adminRefused, resultOf, wordsOf, type CloudflareCall, type CloudflareWorld } from './client.js';
import { plannedFacts } from './settings.js';
import {
  callOf,
  deleteToken,
  isMarked,
  listTokens,
  markOf,
  pathOf,
  placeOf,
  policyToSend,
  readToken,
} from './tokens.js';

const MAX_NAME = 120;
const value = z.string().min(20);

/** Name of the attribute with the id of the replacement. */
export const TOKEN_ID = 'token-id';

export async function issueToken(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Credential> {
  if (plan.order === 'roll') return rollToken(world, ctx, plan);
  const earlier = await findOurs(world, ctx, plan);
  if (earlier.outcome === 'conflict') throw new AppError('conflict', `cloudflare: creating a token: ${earlier.detail}`);
  if (earlier.outcome !== 'not-applied') {
    throw new AppError(
      'ambiguous',
      `cloudflare: creating a token: ${ctx.rotationId}: this rotation has made one already`,
      {
        hint: `its secret is lost: unleak rotations resume ${ctx.rotationId} deletes it and makes another`,
      },
    );
  }
  const place = placeOf(plan);
  const call = creation(ctx, plan);
  const answer = await world.as(adminOf(world, place.current, place.kind), call);
  if (answer.status !== 200) throw creationRefused(ctx, call, answer);
  const made = resultOf(call, answer, z.object({ id: z.string().min(1), value, expires_on: z.string().nullish() }));
  const expires = made.expires_on === null || made.expires_on === undefined ? {} : { expires: made.expires_on };
  return {
    provider: 'cloudflare',
    secret: new SecretValue(made.value),
    attributes: { [TOKEN_ID]: made.id, ...expires },
  };
}

/** Looks for the rotation's mark among the names of all tokens. */
export async function findOurs(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  const tokens = await listTokens(world, ctx, placeOf(plan));
  const ours = tokens.filter((token) => isMarked(token, ctx));
  const twins = ours.map(({ id }) => ({ [TOKEN_ID]: id }));
  const [first, ...more] = twins;
  if (first === undefined) return { outcome: 'not-applied' };
  if (more.length === 0) return { outcome: 'lost', attributes: first };
  const ids = ours.map(({ id }) => id).join(', ');
  return { outcome: 'conflict', detail: `several tokens carry the mark of ${ctx.rotationId}: ${ids}`, twins };
}

/** Deletes what this rotation made, after a look that it did. Succeeds if it is gone. */
export async function deleteOurs(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  const id = attributes[TOKEN_ID] ?? '';
  if (plan.order === 'roll' || id === plannedFacts(plan).tokenId) {
    throw new AppError(
      'unsupported',
      `cloudflare: withdrawing: ${id}: a token that was rolled has no other value to go back to`,
    );
  }
  const place = placeOf(plan);
  const token = id === '' ? undefined : await readToken(world, ctx, place, id);
  if (token === undefined) return;
  if (!isMarked(token, ctx)) {
    throw new AppError('conflict', `cloudflare: deleting: ${id}: its name is not that of ${ctx.rotationId}`, {
      hint: 'another rotation or person made it: see who uses it',
    });
  }
  await deleteToken(world, ctx, place, id);
}

/** Deletes another token because a person said so, and only one that is stopped or was never used. */
export async function freeSlot(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  id: string,
): Promise<void> {
  const refuse = (what: string): AppError => new AppError('usage', `cloudflare: freeing a slot: ${id}: ${what}`);
  if (!/^[0-9a-f]{32}$/.test(id)) throw refuse('expected the id of a token, 32 hex digits');
  if (id === plannedFacts(plan).tokenId) throw refuse('is the leaked token itself, which still has to work');
  const place = placeOf(plan);
  const token = await readToken(world, ctx, place, id);
  if (token === undefined) return;
  if (token.status === 'active' && token.last_used_on !== undefined)
    throw refuse('is active and was used: disable it first');
  await deleteToken(world, ctx, place, id);
}

/** With the administrator's credential, so that a value that was lost is followed by another. */
async function rollToken(world: CloudflareWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const place = placeOf(plan);
  const id = plannedFacts(plan).tokenId ?? '';
  const token = await readToken(world, ctx, place, id);
  if (token?.status !== 'active') {
    throw new AppError('conflict', `cloudflare: rolling the token: ${id}: it is ${token?.status ?? 'gone'}`, {
      hint: 'somebody stopped it meanwhile: no value of it would work',
    });
  }
  const call = { ...callOf(ctx, 'rolling the token', id, 'PUT', `${pathOf(place, id)}/value`), json: {} };
  const rolled = resultOf(call, await world.as(adminOf(world, place.current, place.kind), call), value);
  const expires = token.expires_on === undefined ? {} : { expires: token.expires_on };
  return { provider: 'cloudflare', secret: new SecretValue(rolled), attributes: { [TOKEN_ID]: id, ...expires } };
}

function creation(ctx: RotationContext, plan: SuccessorPlan): CloudflareCall {
  const { tokens, name, policies, condition } = plannedFacts(plan);
  return {
    ...callOf(ctx, 'creating a token', markOf(ctx.rotationId), 'POST', tokens),
    json: {
      name: `${markOf(ctx.rotationId)} ${name}`.trim().slice(0, MAX_NAME),
      policies: policies.map(policyToSend),
      ...(condition === null ? {} : { condition }),
      ...(plan.expiresAt === undefined ? {} : { expires_on: secondsOnly(plan.expiresAt) }),
    },
  };
}

/** The vendor's examples have no parts of a second. */
function secondsOnly(time: string): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

function creationRefused(ctx: RotationContext, call: CloudflareCall, answer: ApiAnswer): AppError {
  const says = wordsOf(answer);
  // The vendor publishes limits of 50 tokens for a user and 500 for an account, and no code for them.
  if (answer.status !== 400 || !/\b(?:maximum|limit|too many)\b/i.test(says)) return adminRefused(call, answer);
  return refusedBy('cloudflare', call, answer, {
    says,
    code: 'needs-person',
    hint: `no more tokens fit: delete one that nobody uses, or unleak rotations resume ${ctx.rotationId} --free-slot TOKENID`,
  });
}
