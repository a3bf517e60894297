// What counts as GitHub's word about a token. Only 401 `Bad credentials` says that it is dead; 403 is a limit, a policy or
// a suspension, and says nothing.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { GithubLimitError, messageOf, type GithubAnswer } from './client.js';
import { parseExpiry } from './expiry.js';
import { madeUpToken, requireTokenKind, type TokenKind } from './tokens.js';
import type { GithubWorld } from './world.js';

export interface TokenAccount {
  /** Absent for an installation token, which is nobody's. */
  readonly login: string | undefined;
  /** Absent for what has permissions instead. */
  readonly scopes: readonly string[] | undefined;
  /** As GitHub wrote it. */
  readonly expiry: string | undefined;
  readonly expiresAt: Date | undefined;
}

export type TokenAnswer =
  | { readonly verdict: 'accepted'; readonly account: TokenAccount }
  | { readonly verdict: 'rejected' }
  | { readonly verdict: 'unknown'; readonly why: string };

const BAD_CREDENTIALS = 'Bad credentials';
const userSchema = z.object({ login: z.string().regex(/^[A-Za-z0-9_-]+(?:\[bot\])?$/) });
const installationSchema = z.object({ total_count: z.int() });

/** Asks a token about itself. Fails where no answer came; what the answer means is in the result. */
export async function askToken(world: GithubWorld, ctx: RotationContext, token: SecretValue): Promise<TokenAnswer> {
  const path = probeOf(requireTokenKind(token));
  if (path === undefined) return { verdict: 'unknown', why: 'nobody can ask whether a refresh token still works' };
  return judged(path, await probe(world, ctx, path, token));
}

/**
 * Whether the leaked token is dead. `accepted` only from an endpoint that was seen to refuse a made-up token; whatever is
 * no answer about the token is `unknown`.
 */
export async function confirmDead(
  world: GithubWorld,
  ctx: RotationContext,
  { current }: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const { memory, clock } = world;
  if (memory.pausedUntil !== undefined && clock.now() < memory.pausedUntil) return 'unknown';
  try {
    const answer = await askToken(world, ctx, current.secret);
    if (answer.verdict !== 'accepted') return answer.verdict;
    return (await canTellTokensApart(world, ctx, current.secret)) ? 'accepted' : 'unknown';
  } catch (error) {
    if (error instanceof GithubLimitError) memory.pausedUntil = error.retryAt;
    // `provider-refused` is a redirect here: it names another place and says nothing of the token.
    const isNoAnswer = error instanceof AppError && ['provider-unreachable', 'provider-refused'].includes(error.code);
    if (isNoAnswer) return 'unknown';
    throw error;
  }
}

/** Once per run and endpoint: an endpoint that lets in a token that nobody issued would let in anything. */
async function canTellTokensApart(world: GithubWorld, ctx: RotationContext, like: SecretValue): Promise<boolean> {
  const kind = requireTokenKind(like);
  const path = probeOf(kind);
  if (path === undefined) return false;
  const { controlled } = world.memory;
  if (controlled.has(path)) return true;
  const invented = madeUpToken(kind === 'installation' ? 'installation' : 'classic');
  const { verdict } = judged(path, await probe(world, ctx, path, invented));
  if (verdict === 'rejected') controlled.add(path);
  return verdict === 'rejected';
}

/** The cheapest read that every live token of this kind may make; none for what only gets other tokens. */
function probeOf(kind: TokenKind): string | undefined {
  if (kind === 'refresh') return undefined;
  return kind === 'installation' ? '/installation/repositories?per_page=1' : '/user';
}

function probe(world: GithubWorld, { signal }: RotationContext, path: string, as: SecretValue): Promise<GithubAnswer> {
  return world.call({ doing: 'asking whose a token is', about: path, method: 'GET', path, as, signal });
}

function judged(path: string, answer: GithubAnswer): TokenAnswer {
  if (isBadCredentials(answer)) return { verdict: 'rejected' };
  const isOwn = path === '/user';
  const user = userSchema.safeParse(answer.body).data;
  const isSense = isOwn ? user !== undefined : installationSchema.safeParse(answer.body).success;
  if (answer.status === 200 && isSense) {
    return { verdict: 'accepted', account: accountIn(answer, isOwn ? user?.login : undefined) };
  }
  return { verdict: 'unknown', why: `status ${String(answer.status)}: ${messageOf(answer.body)}` };
}

function accountIn({ headers }: GithubAnswer, login: string | undefined): TokenAccount {
  const { 'x-oauth-scopes': scopes, 'github-authentication-token-expiration': expiry } = headers;
  const names = scopes?.split(',').map((scope) => scope.trim());
  return {
    login,
    scopes: names?.filter((scope) => /^[a-z_:]+$/.test(scope)),
    expiry,
    expiresAt: expiry === undefined ? undefined : parseExpiry(expiry),
  };
}

/** Any other 401 says that the request carried nothing, not that what it carried is dead. */
export function isBadCredentials({ status, body }: GithubAnswer): boolean {
  return status === 401 && messageOf(body) === BAD_CREDENTIALS;
}
