// The replacement where no administrator may create it: a person does, with a link that fills in what GitLab takes. What is
// brought is checked for whose it is, how long it lives and what it may do.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { refusedBy } from '../../platform/api-client.js';
import type { HumanRequest, RotationContext, SuccessorPlan } from '../rotator.js';
import { reasonOf, type GitlabWorld } from './client.js';
import { isSameResource, reachOf } from './homes.js';
import { beyond } from './scopes.js';
import { endDay, levelName, markOf, nameOf, plannedFacts, type Resource } from './settings.js';
import { askSelf, type GitlabToken } from './tokens.js';

export function requestToken(world: GitlabWorld, ctx: RotationContext, plan: SuccessorPlan): HumanRequest {
  const { target, scopes, level } = plannedFacts(plan);
  const role = level === null ? '' : `, the role ${levelName(level)} or a lower one`;
  const what =
    target.kind === 'person'
      ? `as ${nameOf(target)}, create a personal access token`
      : `create an access token of ${nameOf(target)}`;
  const link = new URL(pageOf(world, target));
  link.searchParams.set('name', markOf(ctx));
  link.searchParams.set('description', `Replaces a leaked credential, rotation ${ctx.rotationId}`);
  link.searchParams.set('scopes', scopes.join(','));
  return {
    instructions:
      `${what}: the scopes ${scopes.join(', ')} and no other${role}, ` +
      `expiration ${endDay(world.clock, plan)} or earlier`,
    link: link.href,
  };
}

export async function takeInToken(
  world: GitlabWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  brought: SecretValue,
): Promise<Credential> {
  if (brought.equals(plan.current.secret)) throw doesNotFit('it is the leaked token itself', NEW_TOKEN);
  if (world.settings.admin?.equals(brought) === true) throw doesNotFit('it is the administrator’s token', NEW_TOKEN);
  if (!/^[\x21-\x7e]{16,}$/.test(brought.reveal())) throw doesNotFit('it is no whole token', NEW_TOKEN);
  const { call, answer, token, isRefused } = await askSelf(world, ctx, brought, 'checking the new token');
  if (isRefused) throw doesNotFit('GitLab does not know it', 'it may be cut off or revoked');
  if (token === undefined) throw refusedBy('gitlab', call, answer, { says: reasonOf(answer) });
  if (!token.active) throw doesNotFit('it was revoked', NEW_TOKEN);
  requireScopes(plan, token);
  const expires = requireEnd(world, plan, token);
  await requirePlace(world, ctx, plan, brought, token);
  return {
    provider: 'gitlab',
    secret: brought,
    attributes: { 'token-id': String(token.id), expires, rotation: ctx.rotationId },
  };
}

const NEW_TOKEN = 'create one as the rotation asks, and bring that';

function requireScopes(plan: SuccessorPlan, { scopes }: GitlabToken): void {
  const { scopes: planned } = plannedFacts(plan);
  const more = beyond(scopes, planned);
  if (more.length > 0) throw doesNotFit(`it may more than planned: ${more.join(', ')}`, NEW_TOKEN);
  const less = beyond(planned, scopes);
  if (less.length > 0) throw doesNotFit(`it lacks ${less.join(', ')}`, NEW_TOKEN);
}

function requireEnd({ clock }: GitlabWorld, plan: SuccessorPlan, { expires_at: day }: GitlabToken): string {
  if (day === null) throw doesNotFit('it never expires', 'choose an expiration');
  const latest = endDay(clock, plan);
  if (day > latest) throw doesNotFit(`it ends on ${day}`, `choose ${latest} or earlier`);
  return day;
}

async function requirePlace(
  world: GitlabWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  brought: SecretValue,
  token: GitlabToken,
): Promise<void> {
  const { target, level } = plannedFacts(plan);
  if (target.kind === 'person') {
    if (token.user_id === target.userId) return;
    throw doesNotFit(`it is of user ${String(token.user_id)}, and ${nameOf(target)} was planned`, NEW_TOKEN);
  }
  const reached = await reachOf(world, ctx, brought);
  if (!reached.some((one) => isSameResource(one, target))) {
    throw doesNotFit(`it does not reach ${nameOf(target)}`, NEW_TOKEN);
  }
  // A group's token reaches what is in the group.
  const isBeyond = target.kind === 'project' && reached.length > 1;
  if (isBeyond) throw doesNotFit(`it reaches more than ${nameOf(target)}`, NEW_TOKEN);
  if (level !== null && (await isAbove(world, ctx, brought, target, level))) {
    throw doesNotFit(`its role is above ${levelName(level)}`, NEW_TOKEN);
  }
}

async function isAbove(
  world: GitlabWorld,
  ctx: RotationContext,
  brought: SecretValue,
  target: Resource,
  level: number,
): Promise<boolean> {
  const reached = await reachOf(world, ctx, brought, level + 1);
  return reached.some((one) => isSameResource(one, target));
}

function pageOf({ settings }: GitlabWorld, target: ReturnType<typeof plannedFacts>['target']): string {
  if (target.kind === 'person') return `${settings.address}/-/user_settings/personal_access_tokens`;
  const own = `${settings.address}/${target.kind === 'group' ? 'groups/' : ''}${target.id}`;
  return `${target.web ?? own}/-/settings/access_tokens`;
}

function doesNotFit(what: string, hint: string): AppError {
  return new AppError('needs-person', `gitlab: checking the new token: what was brought: ${what}`, { hint });
}
