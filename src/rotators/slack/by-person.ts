// Apps without token rotation: only installing one makes a token. What is brought is checked for whose it is and what it
// may do.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { HumanRequest, RotationContext, SuccessorPlan } from '../rotator.js';
import { askToken, isDead, type TokenOwner } from './proof.js';
import { revoke } from './rotation.js';
import { appLink, plannedFacts, type SlackFacts, type SlackWorld } from './settings.js';
import { tokenKind } from './tokens.js';

export function requestToken({ settings }: SlackWorld, plan: SuccessorPlan): HumanRequest {
  const { teamName, bot, scopes } = plannedFacts(plan);
  const what = bot === null ? 'User OAuth Token' : 'Bot User OAuth Token';
  const instructions =
    `install an app in the workspace ${teamName ?? '?'} with at most the scopes ${scopes?.join(', ') ?? ''}, ` +
    `and bring its ${what}; an app that is installed again keeps its token until that is revoked, so unless the leaked ` +
    'one is dead already, this has to be another app';
  return { instructions, link: appLink(settings) };
}

export async function takeInToken(
  world: SlackWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  brought: SecretValue,
): Promise<Credential> {
  if (brought.equals(plan.current.secret)) throw doesNotFit('it is the leaked token itself', SAME_INSTALLATION);
  if (tokenKind(brought) !== 'long-lived') {
    throw doesNotFit('it is none that lives until it is revoked', 'it begins with xoxb- or xoxp-');
  }
  const answer = await askToken(world, ctx, brought);
  if (answer.verdict === 'unknown') {
    throw new AppError('provider-unreachable', `slack: checking the new token: whose it is: ${answer.why}`);
  }
  if (answer.verdict !== 'accepted') {
    throw doesNotFit(`Slack does not let it in: ${answer.why}`, 'it may be cut off or revoked');
  }
  if (answer.owner === undefined) throw doesNotFit('it is nobody’s', ANOTHER);
  requireOwner(plannedFacts(plan), answer.owner);
  requireScopes(plannedFacts(plan), answer.owner);
  if (answer.owner.bot !== undefined && answer.owner.bot === plannedFacts(plan).bot) {
    await requireOldDead(world, ctx, plan);
  }
  const { user, team } = answer.owner;
  return { provider: 'slack', secret: brought, attributes: { rotation: ctx.rotationId, team, user } };
}

/** Ends what was taken in by this rotation, and nothing else. Succeeds if it is dead. */
export async function withdrawToken(
  world: SlackWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { secret, attributes }: Credential,
): Promise<void> {
  if (attributes['rotation'] !== ctx.rotationId || secret.equals(plan.current.secret)) {
    throw new AppError('conflict', `slack: withdrawing: the new token: it is not of ${ctx.rotationId}`);
  }
  await revoke(world, ctx, secret, 'the new token');
}

/** A bot may be another app's; a person has to be the same. */
function requireOwner({ team, user, bot }: SlackFacts, owner: TokenOwner): void {
  if (owner.team !== team) throw doesNotFit(`it is of the workspace ${owner.teamName}`, ANOTHER);
  if ((owner.bot === undefined) !== (bot === null)) {
    throw doesNotFit(owner.bot === undefined ? "it is a person's" : "it is a bot's", ANOTHER);
  }
  if (bot === null && owner.user !== user)
    throw doesNotFit(`it is of ${owner.user}, and ${user ?? '?'} was planned`, ANOTHER);
}

function requireScopes({ scopes }: SlackFacts, owner: TokenOwner): void {
  const more = owner.scopes.filter((scope) => scopes?.includes(scope) !== true);
  if (more.length === 0) return;
  throw doesNotFit(
    `it has scopes that the leaked one lacks: ${more.join(', ')}`,
    'take them out of the app and install it',
  );
}

/** Revoking a token that never expires ends the whole consent, with every other token of it. */
async function requireOldDead(world: SlackWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if (await isDead(world, ctx, plan)) return;
  throw doesNotFit('it is of the same installation: revoking the leaked one would end it, too', SAME_INSTALLATION);
}

function doesNotFit(why: string, hint: string): AppError {
  return new AppError('needs-person', `slack: checking the new token: what was brought: ${why}`, { hint });
}

const ANOTHER = 'bring the token of an app that is installed as asked';
const SAME_INSTALLATION =
  'install another app, or begin anew with unleak rotate --emergency: it revokes the leaked token first';
