// The replacement that reads one repository and nothing else: an SSH key made here, whose public half GitHub keeps as a
// deploy key. Its title carries the rotation.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { printable } from './client.js';
import {
  addDeployKey,
  getDeployKey,
  listDeployKeys,
  removeDeployKey,
  type DeployKey,
  type KeysOf,
} from './deploy-keys.js';
import { plannedDeployKey } from './settings.js';
import { fingerprintOf, makeSshKey, publicKeyOf } from '../../platform/ssh-key.js';
import { requireAdmin, type GithubWorld } from './world.js';

export function titleOf({ rotationId }: Pick<RotationContext, 'rotationId'>): string {
  return `unleak ${rotationId}`;
}

export function prepareDeployKey(ctx: RotationContext, plan: SuccessorPlan): Credential {
  const { repository } = plannedDeployKey(plan);
  const title = titleOf(ctx);
  const { privateKey, publicKey } = makeSshKey(title);
  const attributes = { repository, title, 'public-key': publicKey, fingerprint: fingerprintOf(publicKey) };
  return { provider: 'github', secret: privateKey, attributes };
}

export async function issueDeployKey(
  world: GithubWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential | undefined,
): Promise<Credential> {
  if (prepared === undefined) throw new RangeError('github: issuing a deploy key: none was prepared');
  const earlier = await findOurs(world, ctx, plan, prepared);
  if (earlier.outcome === 'applied') return earlier.successor ?? prepared;
  if (earlier.outcome === 'conflict') throw new AppError('conflict', `github: adding a deploy key: ${earlier.detail}`);
  const keys = keysOf(world, plan);
  const added = await addDeployKey(world, ctx, keys, { title: titleOf(ctx), publicKey: publicHalf(prepared) });
  if (added !== undefined) return issued(prepared, readingOnly(added, keys));
  // In use already: an earlier attempt got through and its answer was lost, or it is not in this repository.
  const found = await findOurs(world, ctx, plan, prepared);
  if (found.outcome === 'applied') return found.successor ?? prepared;
  throw new AppError('conflict', `github: adding a deploy key: ${keys.repository}: this key is in use elsewhere`, {
    hint: 'abort this rotation and rotate again: another key is made then',
  });
}

/** Whether our key is there. The same title on another key is somebody else's doing and no reason to touch it. */
export async function findOurs(
  world: GithubWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Reconciliation> {
  const keys = keysOf(world, plan);
  const all = await listDeployKeys(world, ctx, keys);
  const publicKey = publicHalf(prepared);
  const same = all.find((key) => sameKey(key.key, publicKey));
  if (same !== undefined && same.title !== titleOf(ctx)) {
    const detail = `${keys.repository}: key ${String(same.id)} is this one under the title ${printable(same.title)}`;
    return { outcome: 'conflict', detail };
  }
  if (same !== undefined) return { outcome: 'applied', successor: issued(prepared, readingOnly(same, keys)) };
  const namesake = all.find((key) => key.title === titleOf(ctx));
  if (namesake === undefined) return { outcome: 'not-applied' };
  const detail = `${keys.repository}: key ${String(namesake.id)} has this rotation's title and is not its key`;
  return { outcome: 'conflict', detail };
}

/**
 * Proves that GitHub keeps the public half of the very secret that was stored, in this repository, to read only. No SSH
 * login is made: that GitHub's SSH servers are reachable from where the key is used is not shown.
 */
export async function proveDeployKey(
  world: GithubWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const keys = keysOf(world, plan);
  const publicKey = publicKeyOf(successor.secret);
  if (publicKey === undefined) {
    throw new AppError(
      'provider-refused',
      `github: verifying the deploy key: ${keys.repository}: the secret is no SSH key`,
    );
  }
  const id = Number(successor.attributes['key-id']);
  const found = Number.isInteger(id)
    ? await getDeployKey(world, ctx, keys, id)
    : (await listDeployKeys(world, ctx, keys)).find((key) => sameKey(key.key, publicKey));
  if (found === undefined) {
    throw new AppError('provider-refused', `github: verifying the deploy key: ${keys.repository}: it is not there`);
  }
  readingOnly(found, keys);
  if (sameKey(found.key, publicKey) && found.verified !== false) return;
  throw new AppError(
    'conflict',
    `github: verifying the deploy key: ${keys.repository}: key ${String(found.id)} is not of the stored secret`,
  );
}

export async function withdrawDeployKey(
  world: GithubWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const found = await findOurs(world, ctx, plan, successor);
  if (found.outcome === 'conflict') throw new AppError('conflict', `github: removing the deploy key: ${found.detail}`);
  if (found.outcome !== 'applied') return;
  const id = Number(found.successor?.attributes['key-id']);
  await removeDeployKey(world, ctx, keysOf(world, plan), id);
}

function keysOf(world: GithubWorld, plan: SuccessorPlan): KeysOf {
  return { repository: plannedDeployKey(plan).repository, admin: requireAdmin(world, plan) };
}

function issued(prepared: Credential, key: DeployKey): Credential {
  return { ...prepared, attributes: { ...prepared.attributes, 'key-id': String(key.id) } };
}

/** A key that may write would be more than was asked for, whoever made it so. */
function readingOnly(key: DeployKey, { repository }: KeysOf): DeployKey {
  if (key.read_only) return key;
  throw new AppError('conflict', `github: looking at the deploy key: ${repository}: key ${String(key.id)} may write`, {
    hint: 'see who made it so',
  });
}

function publicHalf({ secret }: Credential): string {
  const publicKey = publicKeyOf(secret);
  if (publicKey === undefined) throw new RangeError('github: the prepared secret is no SSH key');
  return publicKey;
}

/** GitHub drops the comment. */
function sameKey(one: string, other: string): boolean {
  return one.split(' ').slice(0, 2).join(' ') === other.split(' ').slice(0, 2).join(' ');
}
