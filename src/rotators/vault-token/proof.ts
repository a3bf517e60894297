// What counts as the server's word about a token. A bare 403 says nothing: a dead token and a policy that forbids get the
// same. Only the lookup of the accessor tells them apart.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { randomId } from '../../platform/random.js';
import { refusedBy } from '../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { reasonOf, type VaultCall, type VaultTokenWorld } from './client.js';
import { plannedFacts } from './settings.js';
import { lookUpAccessor, lookUpToken, MARK, revokeAccessor } from './tokens.js';

/** Uses the new token, and has the administrator see that it is ours and may no more than planned. */
export async function proveToken(
  world: VaultTokenWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const { check, withDefault } = plannedFacts(plan);
  const own = withDefault ? await ownAccessor(world, ctx, successor) : successor.attributes['accessor'];
  await requireOurs(world, ctx, plan, own);
  if (check !== null) await requireReadable(world, ctx, successor, check);
}

/** `accepted` only from a server that was seen to refuse an accessor that nobody has. */
export async function confirmDead(
  world: VaultTokenWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  try {
    if (!(await isAlive(world, ctx, plan))) return 'rejected';
    return (await canTellAccessorsApart(world, ctx)) ? 'accepted' : 'unknown';
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider-unreachable') return 'unknown';
    throw error;
  }
}

/** Revokes the leaked token. Succeeds if it is dead. */
export async function revokeLeaked(world: VaultTokenWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { accessor } = plannedFacts(plan);
  if (accessor === null || !(await isAlive(world, ctx, plan))) return;
  await revokeAccessor(world, ctx, accessor, 'the leaked token');
}

export async function reconcileStop(
  world: VaultTokenWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  return { outcome: (await isAlive(world, ctx, plan)) ? 'not-applied' : 'applied' };
}

async function isAlive(world: VaultTokenWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<boolean> {
  const { accessor } = plannedFacts(plan);
  const token =
    accessor === null ? await lookUpToken(world, ctx, plan.current.secret) : await lookUpAccessor(world, ctx, accessor);
  return token !== undefined;
}

async function canTellAccessorsApart(world: VaultTokenWorld, ctx: RotationContext): Promise<boolean> {
  const { memory } = world;
  memory.canTellAccessorsApart ||= (await lookUpAccessor(world, ctx, randomId(24))) === undefined;
  return memory.canTellAccessorsApart;
}

async function ownAccessor(world: VaultTokenWorld, ctx: RotationContext, successor: Credential): Promise<string> {
  const call: VaultCall = {
    doing: 'verifying the new token',
    about: 'its own lookup',
    method: 'GET',
    path: '/v1/auth/token/lookup-self',
    signal: ctx.signal,
  };
  const answer = await world.as(successor.secret, call);
  const { data } = z.object({ data: z.object({ accessor: z.string() }) }).safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) return data.data.accessor;
  throw refusedBy('vault', call, answer, { says: reasonOf(answer) });
}

async function requireOurs(
  world: VaultTokenWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  accessor: string | undefined,
): Promise<void> {
  const token = accessor === undefined ? undefined : await lookUpAccessor(world, ctx, accessor);
  if (token === undefined) {
    throw new AppError(
      'provider-refused',
      'vault: verifying the new token: its accessor: the server knows no such token',
    );
  }
  const { policies, withDefault, boundCidrs } = plannedFacts(plan);
  const allowed = new Set([...policies, ...(withDefault ? ['default'] : [])]);
  const more = (token.policies ?? []).filter((name) => !allowed.has(name));
  const isBound = boundCidrs.length === 0 || (token.bound_cidrs ?? []).some((cidr) => boundCidrs.includes(cidr));
  if (token.meta?.[MARK] === ctx.rotationId && more.length === 0 && isBound) return;
  const why = more.length > 0 ? `it may more than planned: ${more.join(', ')}` : 'it is not what this rotation made';
  throw new AppError('conflict', `vault: verifying the new token: its lookup: ${why}`, {
    hint: 'see who else makes tokens for this rotation, or what the token role adds',
  });
}

/** Reads the configured path; where nothing stands there, its right to read it is asked for instead. */
async function requireReadable(
  world: VaultTokenWorld,
  ctx: RotationContext,
  successor: Credential,
  path: string,
): Promise<void> {
  const call: VaultCall = {
    doing: 'verifying the new token: reading',
    about: path,
    method: 'GET',
    path: `/v1/${path.split('/').map(encodeURIComponent).join('/')}`,
    signal: ctx.signal,
  };
  const answer = await world.as(successor.secret, call);
  if (answer.status === 200) return;
  if (answer.status === 404 && (await mayRead(world, ctx, successor, path))) return;
  throw refusedBy('vault', call, answer, {
    says: reasonOf(answer),
    hint: 'its policies do not let it read there, or nothing stands there: check policies and check of this provider',
  });
}

async function mayRead(
  world: VaultTokenWorld,
  ctx: RotationContext,
  successor: Credential,
  path: string,
): Promise<boolean> {
  const answer = await world.as(successor.secret, {
    doing: 'verifying the new token: asking for its rights',
    about: path,
    method: 'POST',
    path: '/v1/sys/capabilities-self',
    json: { paths: [path] },
    repeatable: true,
    signal: ctx.signal,
  });
  const { data } = z.object({ capabilities: z.array(z.string()) }).safeParse(answer.body);
  return answer.status === 200 && (data?.capabilities ?? []).some((name) => name === 'read' || name === 'root');
}
