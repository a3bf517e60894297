// Ends a token: with itself, since whoever holds it may, or with the administrator's where the registry wants more.
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { ApiAnswer } from '../../platform/api-client.js';
import type { RotationContext } from '../rotator.js';
import { demandsOneTimePassword, refused, type NpmCall, type NpmWorld } from './client.js';
import { listedToken, TOKENS } from './list.js';
import { askToken } from './proof.js';

export interface Doomed {
  readonly token: SecretValue;
  /** What it is, as `the leaked token`. */
  readonly which: string;
  /** It was let in before, from this machine. */
  readonly hasWorked: boolean;
}

/** A dead one is left alone. May be called again. */
export async function revokeToken(world: NpmWorld, ctx: RotationContext, doomed: Doomed): Promise<void> {
  const { token, which } = doomed;
  if (await isDead(world, ctx, doomed)) return;
  const listed = await listedToken(world, ctx, token, token);
  const call: NpmCall = {
    doing: `deleting ${which}`,
    about: listed === undefined ? 'by itself' : 'by its key',
    method: 'DELETE',
    // The token itself only where the list does not tell its key: a path may be written down on its way.
    path: `${TOKENS}/token/${encodeURIComponent(listed?.key ?? token.reveal())}`,
    signal: ctx.signal,
  };
  const answer = await world.as(token, call);
  if (isYes(answer)) return requireEffect(world, ctx, doomed, listed !== undefined);
  // An earlier attempt got through and its answer was lost.
  if (await isDead(world, ctx, doomed)) return;
  await revokeAsAdmin(world, ctx, doomed, { call, answer });
}

interface Refusal {
  readonly call: NpmCall;
  readonly answer: ApiAnswer;
}

async function revokeAsAdmin(
  world: NpmWorld,
  ctx: RotationContext,
  { token, which }: Doomed,
  { call, answer }: Refusal,
): Promise<void> {
  const { admin } = world;
  if (admin === undefined || admin.equals(token)) throw needsPerson(world, which, { call, answer });
  const listed = await listedToken(world, ctx, token, admin);
  if (listed === undefined) throw needsPerson(world, which, { call, answer });
  const path = `${TOKENS}/token/${encodeURIComponent(listed.key)}`;
  const again: NpmCall = { ...call, about: 'by its key, as the administrator', path };
  const second = await world.as(admin, again);
  if (!isYes(second)) throw needsPerson(world, which, { call: again, answer: second });
}

/**
 * A registry says yes to the deletion of what it does not keep, such as the session of a login: such a token lives on. What
 * was deleted by its key may take a moment, and `confirm` has the last word.
 */
async function requireEffect(world: NpmWorld, ctx: RotationContext, doomed: Doomed, isListed: boolean): Promise<void> {
  if (isListed || (await isDead(world, ctx, doomed))) return;
  throw new AppError('needs-person', `npm: deleting ${doomed.which}: the registry said yes: and still lets it in`, {
    hint:
      'wait a minute and resume; if it still works, it is a session that the registry keeps in no list: ' +
      'its user has to change the password, or the registry its signing secret',
  });
}

function needsPerson({ web, host }: NpmWorld, which: string, { call, answer }: Refusal): AppError {
  if (demandsOneTimePassword(answer)) {
    const where = web ?? `the pages of ${host}`;
    return new AppError('needs-person', `npm: deleting ${which}: the registry wants a one-time password`, {
      hint: `sign in at ${where} as its user and delete the token under Access Tokens`,
    });
  }
  return refused(call, answer, 'its user can delete it; or give this provider an admin: another token of that user');
}

/** A look that fails does not keep a leaked token alive: to delete a dead one does no harm. */
async function isDead(world: NpmWorld, ctx: RotationContext, { token, hasWorked }: Doomed): Promise<boolean> {
  try {
    return (await askToken(world, ctx, token, hasWorked)).verdict === 'rejected';
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider-unreachable') return false;
    throw error;
  }
}

function isYes({ status }: ApiAnswer): boolean {
  return status >= 200 && status < 300;
}
