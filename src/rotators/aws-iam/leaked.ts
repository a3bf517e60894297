// The leaked key, its user and all that gives that user rights, as they are before anything changes.
import type { RotationContext } from '../rotator.js';
import type { Identity } from './client.js';
import { markerOf, successorName } from './names.js';
import { readStatements, type RightStatements } from './policies.js';
import {
  readKeys,
  readRights,
  readUser,
  requireUser,
  type IamUser,
  type KeyUse,
  type Rights,
  type UserKey,
} from './principal.js';
import type { AwsWorld } from './world.js';

/** The leaked key with all that its successor has to be given. */
export interface Leaked {
  readonly keyId: string;
  readonly user: IamUser;
  readonly keys: readonly UserKey[];
  readonly use: KeyUse;
  readonly rights: Rights;
  readonly statements: RightStatements;
  /** The user whose place ours took, where an earlier rotation made it; else the user itself. */
  readonly base: string;
  readonly madeBy: string | undefined;
  readonly isLive: boolean;
}

export async function readLeaked(
  world: AwsWorld,
  ctx: RotationContext,
  keyId: string,
  use: KeyUse & { readonly user: string },
  itself: Identity | undefined,
): Promise<Leaked> {
  const user = requireUser(await readUser(world, ctx, use.user), use.user);
  const rights = await readRights(world, ctx, user);
  const marker = markerOf(user.tags);
  return {
    keyId,
    user,
    use,
    rights,
    keys: await readKeys(world, ctx, user.name),
    statements: await readStatements(world, ctx, user, rights),
    base: marker?.base ?? user.name,
    madeBy: marker?.rotationId,
    isLive: itself !== undefined,
  };
}

/** Whether its user is one that an earlier rotation made, with nothing but this key; `delete` looks what else is there. */
export function isLeftOver({ user, keys, keyId, base, madeBy }: Leaked): boolean {
  if (madeBy === undefined || user.name !== successorName(base, madeBy)) return false;
  return keys.every(({ id }) => id === keyId);
}
