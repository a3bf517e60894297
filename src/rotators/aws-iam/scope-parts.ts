// What the decision about the rights of a new key is made from, and what it is.
import type { OldRights } from '../../scopes/aws-allows.js';
import type { RightStatements } from './policies.js';
import type { IamUser, Rights } from './principal.js';

export interface Scope {
  /** The one policy of the new user; undefined where it is given the old ones. */
  readonly document: string | undefined;
  /** In an emergency it may be left open until the new user is made. */
  readonly isOpen: boolean;
  /** What it allows, in words. */
  readonly words: readonly string[];
  readonly notes: readonly string[];
  /** On whose word it is wider than a replacement should be. */
  readonly waived: readonly string[];
}

export const NO_SCOPE: Scope = { document: undefined, isOpen: false, words: [], notes: [], waived: [] };

export interface Old {
  readonly keyId: string;
  readonly user: IamUser;
  readonly rights: Rights;
  readonly statements: RightStatements;
}

export function rightsOfOld({ user, statements: { granted, boundary } }: Pick<Old, 'user' | 'statements'>): OldRights {
  return { userName: user.name, granted, boundary };
}
