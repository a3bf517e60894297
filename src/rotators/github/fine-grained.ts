// The replacement that only a person can create: a fine-grained personal access token. What is brought is checked for
// whose it is, how long it lives, and that it does what was planned and nothing that we can see beyond.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { HumanRequest, RotationContext, SuccessorPlan } from '../rotator.js';
import { askToken, type TokenAccount } from './proof.js';
import { revokeToken } from './revoke.js';
import { newLogin, plannedToken, unprovenRights } from './settings.js';
import { doesNotFit, requireNoMore, requirePlanned, requirePlannedAgain } from './token-rights.js';
import { isFineGrainedShape, tokenKind } from './tokens.js';
import type { GithubWorld } from './world.js';

const DAY_MS = 86_400_000;

export function requestToken(world: GithubWorld, ctx: RotationContext, plan: SuccessorPlan): HumanRequest {
  const planned = plannedToken(plan);
  const { owner, repositories, permissions } = planned;
  const days = daysLeft(world, plan);
  const link = new URL(`${world.web}/settings/personal-access-tokens/new`);
  const description = `Replaces a leaked credential, rotation ${ctx.rotationId}`;
  const filledIn = {
    name: `unleak ${ctx.rotationId}`,
    description,
    target_name: owner,
    expires_in: String(days),
    ...permissions,
  };
  for (const [name, value] of Object.entries(filledIn)) link.searchParams.set(name, value);
  const rights = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`);
  // GitHub takes no repositories from a link, and of the rest it promises nothing: so all is said in words, too.
  const unproven = unprovenRights(plan);
  const instructions =
    `as ${expectedLogin(plan)}, create a fine-grained personal access token: resource owner ${owner}, ` +
    `only these repositories: ${repositories.join(', ')}, permissions ${rights.join(', ') || 'none'}, ` +
    `expiration ${String(days)} days or less` +
    (unproven.length === 0
      ? ''
      : `; but look at the leaked token first: if it could not do all of ${unproven.join(', ')}, abort and ask for less`);
  return { instructions, link: link.href };
}

export async function takeInToken(
  world: GithubWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  brought: SecretValue,
): Promise<Credential> {
  requireNewFineGrained(world, plan, brought);
  const answer = await askToken(world, ctx, brought);
  if (answer.verdict === 'rejected') throw doesNotFit('GitHub does not know it', 'it may be cut off or revoked');
  if (answer.verdict === 'unknown') {
    throw new AppError('provider-unreachable', `github: checking the new token: whose it is: ${answer.why}`);
  }
  const { account } = answer;
  const login = requireOwner(plan, account);
  if (account.scopes !== undefined) throw doesNotFit('it has scopes, as a classic token has', NEW_TOKEN);
  const expiresAt = requireExpiry(world, plan, account);
  await requirePlanned(world, ctx, plannedToken(plan), brought);
  await requireNoMore(world, ctx, plannedToken(plan), brought);
  const attributes = { login, 'expires-at': expiresAt.toISOString(), rotation: ctx.rotationId };
  return { provider: 'github', secret: brought, attributes };
}

/** The token is let in as the same user and does what is planned, as far as reads show it. */
export async function proveToken(
  world: GithubWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const answer = await askToken(world, ctx, successor.secret);
  const about = 'github: verifying the new token';
  if (answer.verdict === 'rejected') throw new AppError('provider-refused', `${about}: GitHub: Bad credentials`);
  if (answer.verdict === 'unknown') throw new AppError('provider-unreachable', `${about}: ${answer.why}`);
  const expected = successor.attributes['login'];
  if (expected === undefined || !isSameLogin(answer.account.login, expected)) {
    throw new AppError('conflict', `${about}: is now of ${answer.account.login ?? 'nobody'}`);
  }
  await requirePlannedAgain(world, ctx, plannedToken(plan), successor.secret);
}

/** Revokes the token that was brought, where this rotation took it in. */
export async function withdrawToken(
  world: GithubWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  if (successor.attributes['rotation'] !== ctx.rotationId || successor.secret.equals(plan.current.secret)) {
    throw new AppError('conflict', 'github: revoking the new token: it: was not taken in by this rotation');
  }
  await revokeToken(world, ctx, successor.secret);
}

/** Before anything is sent: what is brought by mistake need not travel. */
function requireNewFineGrained({ admin }: GithubWorld, { current }: SuccessorPlan, brought: SecretValue): void {
  if (brought.equals(current.secret)) throw doesNotFit('it is the leaked token itself', NEW_TOKEN);
  if (admin?.equals(brought) === true) throw doesNotFit('it is the administrator’s token', NEW_TOKEN);
  if (isFineGrainedShape(brought)) return;
  const kind = tokenKind(brought);
  if (kind === 'classic') throw doesNotFit('a classic token reaches all that its user reaches', NEW_TOKEN);
  const what = kind === undefined || kind === 'fine-grained' ? 'it is not a whole token' : 'it is of another kind';
  throw doesNotFit(what, NEW_TOKEN);
}

function requireOwner(plan: SuccessorPlan, { login }: TokenAccount): string {
  const expected = expectedLogin(plan);
  if (login !== undefined && isSameLogin(login, expected)) return login;
  throw doesNotFit(
    `it is of ${login ?? 'nobody'}, and ${expected} was planned`,
    `create it as ${expected}; or name another login in the replacement of this provider and rotate again`,
  );
}

function requireExpiry(world: GithubWorld, plan: SuccessorPlan, { expiry, expiresAt }: TokenAccount): Date {
  if (expiry === undefined) throw doesNotFit('it never expires', 'choose an expiration');
  if (expiresAt === undefined) throw doesNotFit('its expiration can not be read', 'choose another');
  const { expiresInDays } = plannedToken(plan);
  // A date that a person picks ends with its day.
  const latest = new Date(world.clock.now().getTime() + (expiresInDays + 1) * DAY_MS);
  const limit = plan.expiresAt === undefined ? latest : earlierOf(latest, new Date(plan.expiresAt));
  if (expiresAt <= limit) return expiresAt;
  const detail = `it expires at ${expiresAt.toISOString()}, and ${limit.toISOString()} is the latest allowed`;
  throw doesNotFit(detail, `choose ${String(daysLeft(world, plan))} days or less`);
}

/** As long as is planned, and not beyond what the policy leaves of it. */
function daysLeft({ clock }: GithubWorld, plan: SuccessorPlan): number {
  const { expiresInDays } = plannedToken(plan);
  if (plan.expiresAt === undefined) return expiresInDays;
  const left = Math.floor((new Date(plan.expiresAt).getTime() - clock.now().getTime()) / DAY_MS);
  return Math.max(1, Math.min(expiresInDays, left));
}

function expectedLogin(plan: SuccessorPlan): string {
  const leaked = plan.snapshot.facts['login'];
  return newLogin(plannedToken(plan), typeof leaked === 'string' ? leaked : undefined, plan.current);
}

function isSameLogin(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

function earlierOf(one: Date, other: Date): Date {
  return one < other ? one : other;
}

const NEW_TOKEN = 'create a new fine-grained token and bring that';
