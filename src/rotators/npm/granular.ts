// The replacement that only a person can create, since it takes a password and a one-time password: a granular access
// token. What is brought is checked for whose it is, when it ends, and what the registry's list tells of it.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { HumanRequest, RotationContext, SuccessorPlan } from '../rotator.js';
import { refused, type NpmCall, type NpmWorld } from './client.js';
import { listedToken, type ListedToken } from './list.js';
import { askToken } from './proof.js';
import { revokeToken } from './revoke.js';
import { plannedFacts } from './settings.js';
import { endOf, isOneLine, isWholeOwn, looksOwn } from './tokens.js';

const DAY_MS = 86_400_000;

export function requestToken(world: NpmWorld, ctx: RotationContext, plan: SuccessorPlan): HumanRequest {
  const { user, replacement } = plannedFacts(plan);
  const rights = replacement.permission === 'read' ? 'read-only' : 'read and write';
  const instructions =
    `as ${user ?? 'its user'} on ${world.host}, create a granular access token named "unleak ${ctx.rotationId}": ` +
    `only these packages and scopes: ${replacement.packages.join(', ')}, permission ${rights}, ` +
    `expiration ${String(daysLeft(world, plan))} days or less, no organizations`;
  if (world.web === undefined || user === null) return { instructions };
  const page = `${world.web}/settings/${encodeURIComponent(user)}/tokens/granular-access-tokens/new`;
  return { instructions, link: page };
}

export async function takeInToken(
  world: NpmWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  brought: SecretValue,
): Promise<Credential> {
  requireNew(world, plan, brought);
  const answer = await askToken(world, ctx, brought);
  if (answer.verdict === 'rejected') throw doesNotFit('the registry does not know it', 'it may be cut off or deleted');
  if (answer.verdict === 'unknown') throw doesNotFit(answer.why, NEW_TOKEN);
  const { user, replacement } = plannedFacts(plan);
  if (answer.user !== user) {
    throw doesNotFit(
      `it is of ${answer.user}, and ${user ?? 'nobody'} was planned`,
      `create it as ${user ?? 'that user'}`,
    );
  }
  const listed = await listedToken(world, ctx, brought, brought);
  if (replacement.permission === 'read' && listed?.readonly === false) {
    throw doesNotFit('it may publish, and was planned to read only', 'create it with the permission read-only');
  }
  const end = endIn(brought, listed);
  requireEnd(world, plan, end);
  await requireReadable(world, ctx, brought, replacement.check, (name, status) =>
    doesNotFit(`it does not read ${name} (status ${status})`, 'select the planned packages in the token'),
  );
  const attributes = {
    user: answer.user,
    rotation: ctx.rotationId,
    ...(end === undefined ? {} : { expires: end.toISOString() }),
  };
  return { provider: 'npm', secret: brought, attributes };
}

/** The token is let in as the same user and reads what was planned. */
export async function proveToken(
  world: NpmWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { secret, attributes }: Credential,
): Promise<void> {
  const answer = await askToken(world, ctx, secret, true);
  const about = 'npm: verifying the new token';
  if (answer.verdict === 'rejected') throw new AppError('provider-refused', `${about}: the registry refuses it`);
  if (answer.verdict === 'unknown') throw new AppError('provider-unreachable', `${about}: ${answer.why}`);
  if (answer.user !== (attributes['user'] ?? plannedFacts(plan).user)) {
    throw new AppError('provider-refused', `${about}: it is of another user`);
  }
  await requireReadable(world, ctx, secret, plannedFacts(plan).replacement.check);
}

/** Deletes what a person brought, which is this rotation's once it was taken in. Succeeds if it is dead. */
export async function withdrawToken(
  world: NpmWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { secret, attributes }: Credential,
): Promise<void> {
  if (attributes['rotation'] !== ctx.rotationId || secret.equals(plan.current.secret)) {
    throw new AppError('conflict', 'npm: deleting the new token: it: was not taken in by this rotation');
  }
  await revokeToken(world, ctx, { token: secret, which: 'the new token', hasWorked: true });
}

/** Before anything is sent: what is brought by mistake need not travel. */
function requireNew({ admin }: NpmWorld, { current }: SuccessorPlan, brought: SecretValue): void {
  if (brought.equals(current.secret)) throw doesNotFit('it is the leaked token itself', NEW_TOKEN);
  if (admin?.equals(brought) === true) throw doesNotFit('it is the administrator’s token', NEW_TOKEN);
  const isOwn = looksOwn(current.secret) || looksOwn(brought);
  if (!(isOwn ? isWholeOwn(brought) : isOneLine(brought))) throw doesNotFit('it is not a whole token', NEW_TOKEN);
}

function requireEnd(world: NpmWorld, plan: SuccessorPlan, end: Date | undefined): void {
  // A date that a person picks ends with its day.
  const days = plannedFacts(plan).replacement.expiresInDays + 1;
  const latest = new Date(world.clock.now().getTime() + days * DAY_MS);
  const limit =
    plan.expiresAt === undefined ? latest : new Date(Math.min(latest.getTime(), Date.parse(plan.expiresAt)));
  if (end === undefined || end <= limit) return;
  const detail = `it expires at ${end.toISOString()}, and ${limit.toISOString()} is the latest allowed`;
  throw doesNotFit(detail, `choose ${String(daysLeft(world, plan))} days or less`);
}

/** What the token says of itself, else what the list says; undefined where neither does. */
function endIn(token: SecretValue, listed: ListedToken | undefined): Date | undefined {
  const own = endOf(token);
  if (own !== undefined) return own;
  const text = listed?.expires ?? listed?.expiry ?? undefined;
  const end = text === undefined ? undefined : new Date(text);
  return end === undefined || Number.isNaN(end.getTime()) ? undefined : end;
}

async function requireReadable(
  world: NpmWorld,
  ctx: RotationContext,
  token: SecretValue,
  packages: readonly string[],
  notReadable?: (name: string, status: string) => AppError,
): Promise<void> {
  for (const name of packages) {
    const call: NpmCall = {
      doing: 'reading a package with the new token',
      about: name,
      method: 'GET',
      path: `/${name.replace('/', '%2f')}`,
      signal: ctx.signal,
    };
    const answer = await world.as(token, call);
    if (answer.status === 200) continue;
    if (notReadable !== undefined) throw notReadable(name, String(answer.status));
    throw refused(call, answer, 'the token does not reach it, or check of this provider names no package');
  }
}

/** As long as is planned, and not beyond what the policy leaves of it. */
function daysLeft({ clock }: NpmWorld, plan: SuccessorPlan): number {
  const { expiresInDays } = plannedFacts(plan).replacement;
  if (plan.expiresAt === undefined) return expiresInDays;
  const left = Math.floor((Date.parse(plan.expiresAt) - clock.now().getTime()) / DAY_MS);
  return Math.max(1, Math.min(expiresInDays, left));
}

function doesNotFit(why: string, hint: string): AppError {
  return new AppError('needs-person', `npm: checking the new token: what was brought: ${why}`, { hint });
}

const NEW_TOKEN = 'create a new granular access token and bring that';
