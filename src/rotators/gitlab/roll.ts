// Order roll: GitLab turns the leaked token over, and the old value dies with the answer. A second roll of the same token
// would end everything that came out of it, so nothing here rolls without the leaked token's own word that it lives.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { refusedBy } from '../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { adminRefused, reasonOf, type GitlabCall, type GitlabWorld } from './client.js';
import { createToken, madeToken } from './issue.js';
import { obstacleAt, whoAdministers } from './rights.js';
import { endDay, markOf, nameOf, plannedFacts } from './settings.js';
import { askSelf, listNamed, managing, revokeById, tokensPath } from './tokens.js';

/** Rolls the leaked token where it lives. Where a roll was lost, creates a token of its own in its place. */
export async function rollToken(world: GitlabWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const { home, tokenId } = plannedFacts(plan);
  const isAlive = await isLeakedAlive(world, ctx, plan);
  if (home === null || tokenId === null || !isAlive) return createInstead(world, ctx, plan);
  const call: GitlabCall = {
    doing: 'rotating a token',
    about: `${String(tokenId)} of ${nameOf(home)}`,
    method: 'POST',
    path: `${tokensPath(home)}/${String(tokenId)}/rotate`,
    json: { expires_at: endDay(world.clock, plan) },
    repeatable: false,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(call);
  if (answer.status === 200 || answer.status === 201) return madeToken(ctx, answer, 'rotating a token');
  if (answer.status !== 400) throw adminRefused(call, answer, managing(home));
  throw refusedBy('gitlab', call, answer, {
    says: reasonOf(answer),
    code: /revoked/i.test(reasonOf(answer)) ? 'conflict' : 'needs-person',
    hint: 'see in GitLab whether somebody else turned this token over, or what lifetime it allows',
  });
}

/** Asked of the leaked token itself: whoever lists it may not be let see it any more. */
export async function reconcileRoll(
  world: GitlabWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  if (await isLeakedAlive(world, ctx, plan)) return { outcome: 'not-applied' };
  const { home, name, tokenId } = plannedFacts(plan);
  await requireCreator(world, ctx, plan);
  // What the roll brought bears the old name and no mark: it may be somebody else's, so it is named and not touched.
  const younger = home === null ? [] : await listNamed(world, ctx, home, name);
  const unheld = younger.filter(({ id }) => id > (tokenId ?? 0)).map(({ id }) => String(id));
  return { outcome: 'lost', attributes: unheld.length === 0 ? {} : { 'unheld-token-ids': unheld.join(', ') } };
}

async function isLeakedAlive(world: GitlabWorld, ctx: RotationContext, { current }: SuccessorPlan): Promise<boolean> {
  const { call, answer, token, isRefused } = await askSelf(world, ctx, current.secret, 'asking the leaked token');
  if (isRefused) return false;
  // Revoked, and let in for some time more.
  if (token !== undefined) return token.active;
  throw refusedBy('gitlab', call, answer, { says: reasonOf(answer) });
}

/** In this order nobody removes what an earlier attempt lost, so it goes first: its name says whose it is. */
async function createInstead(world: GitlabWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const { target } = plannedFacts(plan);
  await requireCreator(world, ctx, plan);
  for (const { id } of await listNamed(world, ctx, target, markOf(ctx))) await revokeById(world, ctx, target, id);
  return createToken(world, ctx, plan);
}

/** What the administrator may do now counts, and not what it could when the rotation was planned. */
async function requireCreator(world: GitlabWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { isAdmin } = await whoAdministers(world, ctx);
  const obstacle = await obstacleAt(world, ctx, plannedFacts(plan).target, isAdmin);
  if (obstacle === undefined) return;
  throw new AppError('needs-person', `gitlab: rotating a token: it is dead and the new value is lost: ${obstacle}`, {
    hint:
      'a second roll would end the whole family, so another token has to be created: configure such an admin, then ' +
      `unleak rotations resume ${ctx.rotationId}`,
  });
}
