// What counts as Cloudflare's word about a credential. A 403 says nothing: dead, narrow and from the wrong address look the
// same. Only `verify` tells them apart, and each kind of token has its own.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { refusedBy } from '../../platform/api-client.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { isInvalidToken, wordsOf, type CloudflareWorld } from './client.js';
import { confirmKey } from './global-key.js';
import { TOKEN_ID } from './issue.js';
import { samePolicies } from './policies.js';
import { plannedFacts, type CloudflareFacts } from './settings.js';
import { callOf, isMarked, placeOf, readToken } from './tokens.js';
import { askVerify, tellsTokensApart, verified } from './verify.js';

/** Uses the new token, and has the administrator see that it is ours and may no more than planned. */
export async function proveToken(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const facts = plannedFacts(plan);
  const { call, answer } = await askVerify(world, ctx, facts.tokens, successor.secret, 'the new token');
  const known = verified(answer);
  if (known?.status !== 'active') {
    const says = known === undefined ? wordsOf(answer) : `it is ${known.status}`;
    throw refusedBy('cloudflare', call, answer, { says, hint: addressHint(facts) });
  }
  if (known.id !== successor.attributes[TOKEN_ID]) throw notOurs(known.id);
  await requirePlanned(world, ctx, plan, known.id);
  if (facts.check !== null) await requireReadable(world, ctx, successor, facts);
}

/** `accepted` only from a server that was seen to refuse a token that nobody has. */
export async function confirmDead(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const { kind, tokens, tokenId } = plannedFacts(plan);
  if (kind === 'global-key') return confirmKey(world, ctx, plan);
  const { answer } = await askVerify(world, ctx, tokens, plan.current.secret, 'the leaked token');
  // Where its id is not known, its form says that this call is the one for it.
  if (isInvalidToken(answer)) return 'rejected';
  const known = verified(answer);
  if (known === undefined || (tokenId !== null && known.id !== tokenId)) return 'unknown';
  if (known.status === 'disabled' || known.status === 'expired') return 'rejected';
  return known.status === 'active' && (await tellsTokensApart(world, ctx, tokens)) ? 'accepted' : 'unknown';
}

async function requirePlanned(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  id: string,
): Promise<void> {
  const { kind, tokenId, policies } = plannedFacts(plan);
  // A leaked global key that administers is used for creating only, and may be dead by now.
  if (kind === 'global-key' && world.settings.admin === undefined) return;
  const token = await readToken(world, ctx, placeOf(plan), id);
  const isRolled = plan.order === 'roll' && id === tokenId;
  if (token === undefined || (!isRolled && !isMarked(token, ctx))) throw notOurs(id);
  const hasEnd = plan.expiresAt === undefined || token.expires_on !== undefined;
  if (isRolled || (hasEnd && samePolicies(token.policies, policies))) return;
  const what = hasEnd ? 'its policies are not those of the plan' : 'it never expires';
  throw new AppError('conflict', `cloudflare: verifying the new token: ${id}: ${what}`, {
    hint: 'somebody changed it meanwhile: see who',
  });
}

async function requireReadable(
  world: CloudflareWorld,
  ctx: RotationContext,
  successor: Credential,
  facts: CloudflareFacts,
): Promise<void> {
  const path = facts.check ?? '';
  const call = callOf(ctx, 'verifying the new token: reading', path, 'GET', path);
  const answer = await world.as({ token: successor.secret }, call);
  if (answer.status === 200) return;
  throw refusedBy('cloudflare', call, answer, {
    says: wordsOf(answer),
    hint: addressHint(facts) ?? 'its permissions do not let it read there: see allow and check of this provider',
  });
}

function addressHint({ condition }: CloudflareFacts): string | undefined {
  return condition === null ? undefined : 'it works only from some addresses: run unleak from one of them';
}

function notOurs(id: string): AppError {
  return new AppError('conflict', `cloudflare: verifying the new token: ${id}: it is not what this rotation made`);
}
