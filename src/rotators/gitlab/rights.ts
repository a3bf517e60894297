// What the administrator may do, asked without doing it.
import { refusedBy } from '../../platform/api-client.js';
import type { RotationContext } from '../rotator.js';
import { reasonOf, type GitlabWorld } from './client.js';
import { askUser } from './homes.js';
import type { Home } from './settings.js';
import { askSelf, managing, mayManage } from './tokens.js';

export interface Administrator {
  readonly userId: number | undefined;
  /** Of the whole GitLab. */
  readonly isAdmin: boolean;
  /** What the token can't do anything without. */
  readonly lacks: string | undefined;
}

/** Fails where the configured administrator is not let in. */
export async function whoAdministers(world: GitlabWorld, ctx: RotationContext): Promise<Administrator> {
  const { admin } = world.settings;
  if (admin === undefined) return { userId: undefined, isAdmin: false, lacks: 'no admin is configured' };
  const { call, answer, token } = await askSelf(world, ctx, admin, 'asking who the administrator is');
  if (token === undefined) {
    const hint = 'check admin and address of this provider';
    throw refusedBy('gitlab', call, answer, { says: reasonOf(answer), hint });
  }
  world.memory.letsIn = true;
  if (!token.scopes.includes('api')) {
    return { userId: token.user_id, isAdmin: false, lacks: 'the admin token lacks the scope api' };
  }
  const user = await askUser(world, ctx, admin);
  return { userId: token.user_id, isAdmin: user?.is_admin === true, lacks: undefined };
}

/** Why the administrator can't create a token there, or turn one over that is not its own; undefined where it can. */
export async function obstacleAt(
  world: GitlabWorld,
  ctx: RotationContext,
  home: Home,
  isAdmin: boolean,
): Promise<string | undefined> {
  const may =
    home.kind === 'person' ? isAdmin : world.settings.admin !== undefined && (await mayManage(world, ctx, home));
  return may ? undefined : `the admin token needs ${managing(home)}`;
}
