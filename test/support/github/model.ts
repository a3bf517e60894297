// What exists at the fake GitHub. Tests read and change it directly.
import type { KeyObject } from 'node:crypto';

export type Level = 'read' | 'write';
export type Permissions = Readonly<Record<string, Level>>;
export type Role = 'read' | 'write' | 'admin';

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Organization';
  readonly createdAt: Date;
  /** Of an organization: user logins. */
  readonly members: Map<string, 'admin' | 'member'>;
}

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly createdAt: Date;
  isPrivate: boolean;
  /** User logins. */
  readonly collaborators: Map<string, Role>;
}

/** `dying`: revocation was accepted and has not taken effect, so the token still works. */
export type TokenStatus = 'alive' | 'dying' | 'dead';

interface TokenBase {
  readonly id: number;
  readonly value: string;
  readonly createdAt: Date;
  expiresAt: Date | undefined;
  lastUsedAt: Date | undefined;
  status: TokenStatus;
  /** While dying: how often it is still accepted; undefined means until `tick`. */
  usesLeft: number | undefined;
}

export interface ScopedToken extends TokenBase {
  readonly kind: 'classic' | 'oauth';
  readonly user: Account;
  readonly scopes: readonly string[];
}

export interface FineGrainedToken extends TokenBase {
  readonly kind: 'fine-grained';
  readonly name: string;
  readonly user: Account;
  /** The user or organization whose resources it reaches. */
  readonly owner: Account;
  /** The id of the owner's grant to this token, which is not the token's id. */
  readonly grantId: number;
  readonly repositories: 'all' | 'none' | readonly Repository[];
  readonly permissions: Permissions;
}

export interface UserToServerToken extends TokenBase {
  readonly kind: 'user-to-server';
  readonly user: Account;
  readonly installation: Installation;
}

export interface RefreshToken extends TokenBase {
  readonly kind: 'refresh';
  readonly user: Account;
}

export interface InstallationToken extends TokenBase {
  readonly kind: 'installation';
  readonly installation: Installation;
  readonly repositories: 'all' | readonly Repository[];
  readonly permissions: Permissions;
}

export type Token = ScopedToken | FineGrainedToken | UserToServerToken | RefreshToken | InstallationToken;

export interface App {
  readonly id: number;
  readonly clientId: string;
  readonly slug: string;
  readonly owner: Account;
  readonly createdAt: Date;
  readonly publicKey: KeyObject;
  readonly permissions: Permissions;
}

export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Account;
  readonly repositories: 'all' | readonly Repository[];
  readonly permissions: Permissions;
  isSuspended: boolean;
}

export interface DeployKey {
  readonly id: number;
  readonly repository: Repository;
  readonly title: string;
  /** Type and base64, without a comment. */
  readonly key: string;
  readonly isReadOnly: boolean;
  readonly createdAt: Date;
  readonly createdWith: Token | undefined;
  readonly addedBy: string | undefined;
  lastUsedAt: Date | undefined;
}

/** Of GitHub Actions. The value is what was in the sealed box: GitHub itself never tells it. */
export interface ActionsSecret {
  readonly repository: Repository;
  readonly environment: string | undefined;
  readonly name: string;
  readonly createdAt: Date;
  value: string;
  updatedAt: Date;
}

/** What somebody said of a commit. */
export interface CommitStatus {
  readonly id: number;
  readonly repository: Repository;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly createdAt: Date;
}

/** A member's word that a credential of theirs may be used in an organization with single sign-on. */
export interface CredentialAuthorization {
  readonly id: number;
  readonly organization: Account;
  readonly credential: ScopedToken | SshKey;
  /** What its user calls the token. */
  readonly note: string | null;
  readonly authorizedAt: Date;
}

export interface SshKey {
  readonly id: number;
  readonly user: Account;
  readonly title: string;
  readonly key: string;
  readonly createdAt: Date;
  lastUsedAt: Date | undefined;
}

export type Principal =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'app'; readonly app: App };
