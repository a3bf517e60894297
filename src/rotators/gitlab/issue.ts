// The replacement: a token with the leaked one's scopes or fewer. Its name is the rotation's, so that one whose answer was
// lost can be found and revoked.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { refusedBy, type ApiAnswer } from '../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { adminRefused, reasonOf, type GitlabCall, type GitlabWorld } from './client.js';
import { endDay, markOf, nameOf, plannedFacts, type GitlabFacts } from './settings.js';
import { askSelf, listNamed, managing, readToken, revokeById, revokeSelf, tokensPath } from './tokens.js';

const madeSchema = z.object({ token: z.string().min(16), id: z.int(), expires_at: z.string().nullable() });

export async function createToken(world: GitlabWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const earlier = await findOurs(world, ctx, plan);
  if (earlier.outcome === 'conflict') throw new AppError('conflict', `gitlab: creating a token: ${earlier.detail}`);
  if (earlier.outcome !== 'not-applied') {
    throw new AppError('ambiguous', `gitlab: creating a token: ${ctx.rotationId}: this rotation has made one already`, {
      hint: `its secret is lost: unleak rotations resume ${ctx.rotationId} revokes it and makes another`,
    });
  }
  const call = creation(world, ctx, plan);
  const answer = await world.asAdmin(call);
  if (answer.status !== 201) throw creationRefused(call, answer, plannedFacts(plan));
  return madeToken(ctx, answer, 'creating a token');
}

/** Looks for the rotation's mark among the names of active tokens. */
export async function findOurs(world: GitlabWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Reconciliation> {
  const ours = await listNamed(world, ctx, plannedFacts(plan).target, markOf(ctx));
  const [first, second] = ours;
  if (first === undefined) return { outcome: 'not-applied' };
  if (second === undefined) return { outcome: 'lost', attributes: { 'token-id': String(first.id) } };
  const twins = ours.map(({ id }) => ({ 'token-id': String(id) }));
  return { outcome: 'conflict', detail: `${String(ours.length)} tokens have the name ${markOf(ctx)}`, twins };
}

/** Revokes what this rotation made and nobody holds, after a look that it did. Succeeds if it is gone. */
export async function removeOurs(
  world: GitlabWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { 'token-id': id = '' }: Readonly<Record<string, string>>,
): Promise<void> {
  const { target } = plannedFacts(plan);
  const token = /^\d{1,15}$/.test(id) ? await readToken(world, ctx, target, Number(id)) : undefined;
  if (token?.active !== true) return;
  if (token.name !== markOf(ctx)) throw notOurs(ctx);
  await revokeById(world, ctx, target, token.id);
}

/** Has the replacement end itself, where it is this rotation's. Succeeds if it is dead. */
export async function withdrawToken(
  world: GitlabWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const isOurs = successor.attributes['rotation'] === ctx.rotationId && !successor.secret.equals(plan.current.secret);
  if (!isOurs) throw notOurs(ctx);
  if (plan.order === 'roll') {
    throw new AppError('conflict', 'gitlab: revoking the replacement: it: the leaked one was rolled into it', {
      hint: 'nothing else is left that works: go on with the rotation',
    });
  }
  const { call, answer, token, isRefused } = await askSelf(world, ctx, successor.secret, 'looking at the replacement');
  if (isRefused) return;
  if (token === undefined) throw refusedBy('gitlab', call, answer, { says: reasonOf(answer) });
  // The name of a token that a person created is the person's affair; its id is in the journal.
  const isMarked = plan.order === 'by-person' || token.name === markOf(ctx);
  if (!isMarked || String(token.id) !== successor.attributes['token-id']) throw notOurs(ctx);
  if (await revokeSelf(world, ctx, successor.secret)) return;
  await revokeById(world, ctx, plannedFacts(plan).target, token.id);
}

/** The new token out of the one answer that tells it. */
export function madeToken(ctx: RotationContext, answer: ApiAnswer, doing: string): Credential {
  const { data } = madeSchema.safeParse(answer.body);
  if (data === undefined) throw new AppError('ambiguous', `gitlab: ${doing}: no token in the answer`);
  const { token, id, expires_at: day } = data;
  return {
    provider: 'gitlab',
    secret: new SecretValue(token),
    attributes: { 'token-id': String(id), ...(day === null ? {} : { expires: day }), rotation: ctx.rotationId },
  };
}

function creation(world: GitlabWorld, ctx: RotationContext, plan: SuccessorPlan): GitlabCall {
  const { target, scopes, level } = plannedFacts(plan);
  return {
    doing: 'creating a token',
    about: nameOf(target),
    method: 'POST',
    path: target.kind === 'person' ? `/users/${String(target.userId)}/personal_access_tokens` : tokensPath(target),
    json: {
      name: markOf(ctx),
      scopes,
      expires_at: endDay(world.clock, plan),
      ...(level === null ? {} : { access_level: level }),
    },
    signal: ctx.signal,
  };
}

function creationRefused(call: GitlabCall, answer: ApiAnswer, { target }: GitlabFacts): AppError {
  const says = reasonOf(answer);
  const isPolicy = [400, 422].includes(answer.status) && !/permission/i.test(says);
  if (!isPolicy) return adminRefused(call, answer, managing(target));
  return refusedBy('gitlab', call, answer, {
    says,
    code: 'needs-person',
    hint: 'GitLab does not give such a token here: see its limits of scopes, roles and lifetimes, and configure others',
  });
}

function notOurs({ rotationId }: RotationContext): AppError {
  return new AppError('conflict', `gitlab: revoking the replacement: it: is not what ${rotationId} made`, {
    hint: 'another rotation or person made it: see who uses it',
  });
}
