// What counts as GitLab's word about a token. Only its 401 says that one is dead; a 403 is a scope, a role or an address.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { refusedBy } from '../../platform/api-client.js';
import { randomPassword } from '../../platform/random.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { reasonOf, type GitlabCall, type GitlabWorld } from './client.js';
import { beyond } from './scopes.js';
import { endDay, nameOf, plannedFacts, type GitlabFacts } from './settings.js';
import { askSelf, readToken, revokeById, revokeSelf, type GitlabToken } from './tokens.js';

/** The token says of itself what was planned, and reads what it is for, where its scopes let it read by the API. */
export async function proveToken(
  world: GitlabWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const about = 'verifying the new token';
  const { call, answer, token } = await askSelf(world, ctx, successor.secret, about);
  if (token === undefined) throw refusedBy('gitlab', call, answer, { says: reasonOf(answer) });
  world.memory.letsIn = true;
  if (!token.active) throw new AppError('provider-refused', `gitlab: ${about}: itself: it was revoked`);
  const wrong = wrongWith(world, plan, successor, token);
  if (wrong !== undefined) {
    throw new AppError('conflict', `gitlab: ${about}: itself: ${wrong}`, {
      hint: 'see who else makes tokens for this rotation',
    });
  }
  const facts = plannedFacts(plan);
  const lacking = facts.scopes.filter((scope) => beyond([scope], token.scopes).length > 0);
  if (plan.order !== 'roll' && lacking.length > 0) {
    throw new AppError('provider-refused', `gitlab: ${about}: its scopes: lack ${lacking.join(', ')}`);
  }
  await requireUse(world, ctx, facts, token, successor);
}

/**
 * Whether the leaked token is dead. No counts from a server that lets the administrator in, yes from one that was seen to
 * refuse a token that nobody has; whatever is no answer about the token is `unknown`.
 */
export async function confirmDead(
  world: GitlabWorld,
  ctx: RotationContext,
  { current }: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  try {
    const { token, isRefused } = await askSelf(world, ctx, current.secret, 'asking the leaked token');
    if (isRefused) return (await letsAdminIn(world, ctx)) ? 'rejected' : 'unknown';
    if (token === undefined) return 'unknown';
    return (await tellsTokensApart(world, ctx)) ? 'accepted' : 'unknown';
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider-unreachable') return 'unknown';
    throw error;
  }
}

/** Has the leaked token end itself, so that no other can be hit; the administrator does it where that is refused. */
export async function revokeLeaked(world: GitlabWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if (await revokeSelf(world, ctx, plan.current.secret)) return;
  const { home, tokenId } = plannedFacts(plan);
  if (home !== null && tokenId !== null && world.settings.admin !== undefined) {
    return revokeById(world, ctx, home, tokenId);
  }
  throw new AppError('needs-person', 'gitlab: revoking a token: the leaked one: GitLab does not let it end itself', {
    hint: 'is its access limited by address? revoke it in GitLab, or configure an admin that may',
  });
}

export async function reconcileStop(
  world: GitlabWorld,
  ctx: RotationContext,
  { current }: SuccessorPlan,
): Promise<Reconciliation> {
  const { token, isRefused } = await askSelf(world, ctx, current.secret, 'asking the leaked token');
  const isStopped = isRefused || token?.active === false;
  return { outcome: isStopped ? 'applied' : 'not-applied' };
}

/**
 * When the leaked token was last used, by the administrator's view: to ask the token itself would be a use. GitLab writes
 * that down every ten minutes at most (older ones once a day), so that a use may be missed and none is invented.
 */
export async function lastUseOf(
  world: GitlabWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Date | undefined> {
  const { home, tokenId } = plannedFacts(plan);
  if (home === null || tokenId === null || world.settings.admin === undefined) return undefined;
  const at = (await readToken(world, ctx, home, tokenId))?.last_used_at;
  return at === undefined || at === null ? undefined : new Date(at);
}

/** Why a token is not the replacement that was planned. */
function wrongWith(
  { clock }: GitlabWorld,
  plan: SuccessorPlan,
  { attributes }: Credential,
  token: GitlabToken,
): string | undefined {
  const { scopes, ownScopes, target } = plannedFacts(plan);
  if (String(token.id) !== attributes['token-id']) return 'it is not what this rotation made';
  if (target.kind === 'person' && token.user_id !== target.userId) return 'it is of another user';
  const more = beyond(token.scopes, plan.order === 'roll' ? [...ownScopes, ...scopes] : scopes);
  if (more.length > 0) return `it may more than planned: ${more.join(', ')}`;
  if (token.expires_at === null) return 'it never expires';
  return token.expires_at > endDay(clock, plan) ? `it ends on ${token.expires_at}, later than planned` : undefined;
}

async function requireUse(
  world: GitlabWorld,
  ctx: RotationContext,
  { target, home }: GitlabFacts,
  token: GitlabToken,
  successor: Credential,
): Promise<void> {
  // A rolled token is where the leaked one was; one that took its place is at the target.
  const place = target.kind === 'person' ? (home ?? target) : target;
  const isReader = token.scopes.includes('api') || token.scopes.includes('read_api');
  if (!isReader && !token.scopes.includes('read_user')) return;
  const path = isReader && place.kind !== 'person' ? `/${place.kind}s/${encodeURIComponent(place.id)}` : '/user';
  const call: GitlabCall = {
    doing: 'verifying the new token: reading',
    about: nameOf(place),
    method: 'GET',
    path,
    signal: ctx.signal,
  };
  const answer = await world.as(successor.secret, call);
  if (answer.status !== 200) throw refusedBy('gitlab', call, answer, { says: reasonOf(answer) });
}

/** Without an administrator there is nobody of whom it is known that he is let in. */
async function letsAdminIn(world: GitlabWorld, ctx: RotationContext): Promise<boolean> {
  const { memory, settings } = world;
  if (settings.admin === undefined) return true;
  memory.letsIn ||= (await askSelf(world, ctx, settings.admin, 'asking the administrator')).token !== undefined;
  return memory.letsIn;
}

async function tellsTokensApart(world: GitlabWorld, ctx: RotationContext): Promise<boolean> {
  const { memory } = world;
  const invented = new SecretValue(`glpat-${randomPassword({ length: 20 })}`);
  memory.tellsApart ||= (await askSelf(world, ctx, invented, 'asking a made-up token')).isRefused;
  return memory.tellsApart;
}
