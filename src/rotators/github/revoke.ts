// Ends a token by itself alone: whoever holds it may. For good, and GitHub tells its owner by mail.
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { RotationContext } from '../rotator.js';
import { refused, type GithubCall } from './client.js';
import { askToken, isBadCredentials } from './proof.js';
import { requireTokenKind } from './tokens.js';
import type { GithubWorld } from './world.js';

/**
 * Has GitHub revoke a token; a dead one is left alone. Except for an installation token GitHub only accepts the wish and
 * carries it out later: `confirm` has the last word. May be called again.
 */
export async function revokeToken(world: GithubWorld, ctx: RotationContext, token: SecretValue): Promise<void> {
  if (await isDead(world, ctx, token)) return;
  if (requireTokenKind(token) === 'installation') return endInstallationToken(world, ctx, token);
  const call: GithubCall = {
    doing: 'revoking a token',
    about: 'the credential itself',
    method: 'POST',
    path: '/credentials/revoke',
    // No `as`: a request that is signed in is refused.
    json: { credentials: [token.reveal()] },
    signal: ctx.signal,
  };
  const answer = await world.call(call);
  if (answer.status === 202) return;
  throw refused(
    call,
    answer,
    answer.status === 404 ? 'this server has no such endpoint: its owner has to delete the token' : undefined,
  );
}

/** A look that fails does not keep a leaked token alive: to revoke a dead one does no harm. */
async function isDead(world: GithubWorld, ctx: RotationContext, token: SecretValue): Promise<boolean> {
  try {
    return (await askToken(world, ctx, token)).verdict === 'rejected';
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider-unreachable') return false;
    throw error;
  }
}

async function endInstallationToken(world: GithubWorld, ctx: RotationContext, token: SecretValue): Promise<void> {
  const call: GithubCall = {
    doing: 'ending an installation token',
    about: 'the credential itself',
    method: 'DELETE',
    path: '/installation/token',
    as: token,
    signal: ctx.signal,
  };
  const answer = await world.call(call);
  // Bad credentials: an earlier attempt got through and its answer was lost.
  if (answer.status !== 204 && !isBadCredentials(answer)) throw refused(call, answer);
}
