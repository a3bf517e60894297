// The replacement: a key of the same project with the planned limits. Its id and its name carry the rotation, and its
// secret can be read again, so that an answer that was lost loses nothing.
import type { Credential } from '../../../core/credential.js';
import { AppError } from '../../../core/errors.js';
import { ApiLimitError } from '../../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../../rotator.js';
import { adminRefused, type GoogleCall } from '../client.js';
import { countKeys, deleteKey, finish, labelOf, MOST_KEYS, readKey, readKeyString } from './keys.js';
import { plannedFacts, type ApiKeyWorld } from './settings.js';

export async function issueKey(world: ApiKeyWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const earlier = await findOurs(world, ctx, plan);
  if (earlier.outcome === 'conflict') throw new AppError('conflict', `google: creating a key: ${earlier.detail}`);
  if (earlier.outcome === 'applied' && earlier.successor !== undefined) return earlier.successor;
  const { parent, restrictions } = plannedFacts(plan);
  const call: GoogleCall = {
    doing: 'creating a key',
    about: parent,
    method: 'POST',
    path: `/v2/${parent}/keys?keyId=${idOf(ctx)}`,
    json: { displayName: markOf(ctx), ...(restrictions === null ? {} : { restrictions }) },
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(world.apikeys, call).catch(async (error: unknown) => {
    throw (await isFull(world, ctx, parent, error)) ? noRoom(parent) : error;
  });
  // 409: the same request came before this one and made the key.
  if (answer.status !== 409) {
    if (answer.status !== 200) throw adminRefused(call, answer, 'apikeys.keys.create');
    await finish(world, ctx, call, answer);
  }
  const made = await findOurs(world, ctx, plan);
  if (made.outcome === 'applied' && made.successor !== undefined) return made.successor;
  throw new AppError('ambiguous', `google: creating a key: ${parent}: created and not shown yet`);
}

/** Looks for the key of this rotation and reads its secret again. */
export async function findOurs(world: ApiKeyWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Reconciliation> {
  const name = nameOf(ctx, plan);
  const key = await readKey(world, ctx, name);
  if (key === undefined) return { outcome: 'not-applied' };
  if (key.displayName !== markOf(ctx)) {
    return { outcome: 'conflict', detail: `${labelOf(name)}: it is there and its name is not that of this rotation` };
  }
  if (key.deleteTime !== undefined) {
    return { outcome: 'conflict', detail: `${labelOf(name)}: somebody has deleted it` };
  }
  const secret = await readKeyString(world, ctx, name);
  return { outcome: 'applied', successor: { provider: 'google', secret, attributes: { 'key-name': name } } };
}

/** Deletes what this rotation made, after a look that it did. Succeeds if it is gone. */
export async function withdrawKey(
  world: ApiKeyWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const name = successor.attributes['key-name'] ?? '';
  const key = name === plannedFacts(plan).key ? undefined : await readKey(world, ctx, name);
  if (key !== undefined && key.displayName === markOf(ctx)) {
    if (key.deleteTime === undefined) await deleteKey(world, ctx, name);
    return;
  }
  if (key === undefined && name === nameOf(ctx, plan)) return;
  throw new AppError('conflict', `google: withdrawing: ${labelOf(name)}: its name is not that of ${ctx.rotationId}`, {
    hint: 'another rotation or person made it: see who uses it',
  });
}

/** The same status says that there were too many calls and that there are too many keys. */
async function isFull(world: ApiKeyWorld, ctx: RotationContext, parent: string, error: unknown): Promise<boolean> {
  return error instanceof ApiLimitError && (await countKeys(world, ctx, parent)) >= MOST_KEYS;
}

function noRoom(parent: string): AppError {
  const project = parent.split('/')[1] ?? parent;
  return new AppError('needs-person', `google: creating a key: project ${project}: it has ${String(MOST_KEYS)} keys`, {
    hint: 'delete one that nobody uses, or ask Google for a higher quota; then resume',
  });
}

export function markOf({ rotationId }: RotationContext): string {
  return `unleak ${rotationId}`;
}

function idOf({ rotationId }: RotationContext): string {
  return `unleak-${rotationId}`;
}

function nameOf(ctx: RotationContext, plan: SuccessorPlan): string {
  return `${plannedFacts(plan).parent}/keys/${idOf(ctx)}`;
}
