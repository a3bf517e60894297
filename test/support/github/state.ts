import { createPublicKey, type KeyObject } from 'node:crypto';
import { mintFineGrainedToken, mintShortToken, mintStatelessToken } from './mint.js';
import type * as model from './model.js';
import { parsePublicKey } from './public-key.js';

export interface StateOptions {
  readonly now: () => Date;
  readonly installationTokens: 'short' | 'stateless';
  /** How often a token still works after its revocation was accepted; `tick` means until `tick()` is called. */
  readonly deathAfter: number | 'tick';
}

const INSTALLATION_TOKEN_MS = 3_600_000;

type NewToken<T extends model.Token> = Omit<T, 'id' | 'value' | 'createdAt' | 'lastUsedAt' | 'status' | 'usesLeft'>;
type Expiring = { readonly expiresAt?: Date };

/** Everything that exists, and the only ways in which it comes and goes. */
export class GithubState {
  readonly accounts: model.Account[] = [];
  readonly repositories: model.Repository[] = [];
  readonly tokens: model.Token[] = [];
  readonly apps: model.App[] = [];
  readonly installations: model.Installation[] = [];
  deployKeys: model.DeployKey[] = [];
  sshKeys: model.SshKey[] = [];
  readonly actionsSecrets: model.ActionsSecret[] = [];
  readonly statuses: model.CommitStatus[] = [];
  readonly authorizations: model.CredentialAuthorization[] = [];
  /** `owner/name/environment` */
  readonly environments = new Set<string>();
  /** May be changed at any time; counts for revocations accepted later. */
  deathAfter: number | 'tick';
  readonly #options: StateOptions;
  #lastId = 1000;

  constructor(options: StateOptions) {
    this.#options = options;
    this.deathAfter = options.deathAfter;
  }

  now(): Date {
    return this.#options.now();
  }

  addUser(login: string): model.Account {
    return this.#addAccount(login, 'User', {});
  }

  addOrganization(login: string, members: Readonly<Record<string, 'admin' | 'member'>> = {}): model.Account {
    return this.#addAccount(login, 'Organization', members);
  }

  addRepository(
    owner: model.Account,
    name: string,
    options: { readonly isPrivate?: boolean; readonly collaborators?: Readonly<Record<string, model.Role>> } = {},
  ): model.Repository {
    return keep(this.repositories, {
      id: this.#nextId(),
      owner,
      name,
      createdAt: this.now(),
      isPrivate: options.isPrivate ?? true,
      collaborators: new Map(Object.entries(options.collaborators ?? {})),
    });
  }

  addStatus(
    repository: model.Repository,
    about: Pick<model.CommitStatus, 'sha' | 'state' | 'context'>,
  ): model.CommitStatus {
    return keep(this.statuses, { id: this.#nextId(), repository, createdAt: this.now(), ...about });
  }

  /** An organization that has one is an organization with single sign-on. */
  authorize(
    organization: model.Account,
    credential: model.CredentialAuthorization['credential'],
    note: string | null = null,
  ): model.CredentialAuthorization {
    const about = { organization, credential, note, authorizedAt: this.now() };
    return keep(this.authorizations, { id: this.#nextId(), ...about });
  }

  addClassicToken(user: model.Account, scopes: readonly string[], { expiresAt }: Expiring = {}): model.ScopedToken {
    return this.#addToken<model.ScopedToken>(mintShortToken('ghp'), { kind: 'classic', user, scopes, expiresAt });
  }

  addOauthToken(user: model.Account, scopes: readonly string[], { expiresAt }: Expiring = {}): model.ScopedToken {
    return this.#addToken<model.ScopedToken>(mintShortToken('gho'), { kind: 'oauth', user, scopes, expiresAt });
  }

  addFineGrainedToken(
    user: model.Account,
    options: {
      readonly owner?: model.Account;
      readonly name?: string;
      readonly repositories?: model.FineGrainedToken['repositories'];
      readonly permissions?: model.Permissions;
      readonly expiresAt?: Date;
    } = {},
  ): model.FineGrainedToken {
    return this.#addToken<model.FineGrainedToken>(mintFineGrainedToken(), {
      kind: 'fine-grained',
      name: options.name ?? `token ${this.#lastId}`,
      user,
      owner: options.owner ?? user,
      grantId: this.#nextId(),
      repositories: options.repositories ?? 'none',
      permissions: options.permissions ?? {},
      expiresAt: options.expiresAt,
    });
  }

  addUserToServerToken(
    user: model.Account,
    installation: model.Installation,
    { expiresAt }: Expiring = {},
  ): model.UserToServerToken {
    const value = mintShortToken('ghu');
    return this.#addToken<model.UserToServerToken>(value, { kind: 'user-to-server', user, installation, expiresAt });
  }

  addRefreshToken(user: model.Account, { expiresAt }: Expiring = {}): model.RefreshToken {
    return this.#addToken<model.RefreshToken>(mintShortToken('ghr'), { kind: 'refresh', user, expiresAt });
  }

  addInstallationToken(
    installation: model.Installation,
    narrowed: {
      readonly repositories?: model.InstallationToken['repositories'];
      readonly permissions?: model.Permissions;
    } = {},
  ): model.InstallationToken {
    const value =
      this.#options.installationTokens === 'short' ? mintShortToken('ghs') : mintStatelessToken(installation.app.id);
    return this.#addToken<model.InstallationToken>(value, {
      kind: 'installation',
      installation,
      repositories: narrowed.repositories ?? installation.repositories,
      permissions: narrowed.permissions ?? installation.permissions,
      expiresAt: new Date(this.now().getTime() + INSTALLATION_TOKEN_MS),
    });
  }

  /** The public half of the App's RSA key, as PEM or a key object; the private half stays with the test. */
  addApp(
    owner: model.Account,
    options: { readonly slug: string; readonly publicKey: string | KeyObject; readonly permissions: model.Permissions },
  ): model.App {
    const { slug, publicKey, permissions } = options;
    const id = this.#nextId();
    return keep(this.apps, {
      id,
      clientId: `Iv23li${String(id).padStart(14, '0')}`,
      slug,
      owner,
      createdAt: this.now(),
      publicKey: typeof publicKey === 'string' ? createPublicKey(publicKey) : publicKey,
      permissions: { metadata: 'read', ...permissions },
    });
  }

  addInstallation(
    app: model.App,
    account: model.Account,
    repositories: model.Installation['repositories'] = 'all',
  ): model.Installation {
    const id = this.#nextId();
    const { permissions } = app;
    return keep(this.installations, { id, app, account, repositories, permissions, isSuspended: false });
  }

  addDeployKey(
    repository: model.Repository,
    publicKey: string,
    options: {
      readonly title?: string;
      readonly isReadOnly?: boolean;
      readonly createdWith?: model.Token;
      readonly addedBy?: string;
    } = {},
  ): model.DeployKey {
    return keep(this.deployKeys, {
      id: this.#nextId(),
      repository,
      title: options.title ?? '',
      key: normalKey(publicKey),
      isReadOnly: options.isReadOnly ?? false,
      createdAt: this.now(),
      createdWith: options.createdWith,
      addedBy: options.addedBy,
      lastUsedAt: undefined,
    });
  }

  addSshKey(user: model.Account, publicKey: string, title = ''): model.SshKey {
    const key = normalKey(publicKey);
    return keep(this.sshKeys, {
      id: this.#nextId(),
      user,
      title,
      key,
      createdAt: this.now(),
      lastUsedAt: undefined,
    });
  }

  addEnvironment(repository: model.Repository, name: string): void {
    this.environments.add(`${repository.owner.login}/${repository.name}/${name}`);
  }

  hasEnvironment(repository: model.Repository, name: string): boolean {
    return this.environments.has(`${repository.owner.login}/${repository.name}/${name}`);
  }

  /** Names are upper case whatever was sent, as at GitHub. */
  findActionsSecret(
    repository: model.Repository,
    environment: string | undefined,
    name: string,
  ): model.ActionsSecret | undefined {
    return this.actionsSecrets.find(
      (secret) =>
        secret.repository === repository && secret.environment === environment && secret.name === name.toUpperCase(),
    );
  }

  /** Says whether it is new. */
  putActionsSecret(
    repository: model.Repository,
    environment: string | undefined,
    name: string,
    value: string,
  ): boolean {
    const there = this.findActionsSecret(repository, environment, name);
    const now = this.now();
    if (there === undefined) {
      const upper = name.toUpperCase();
      keep(this.actionsSecrets, { repository, environment, name: upper, value, createdAt: now, updatedAt: now });
      return true;
    }
    there.value = value;
    there.updatedAt = now;
    return false;
  }

  removeDeployKey(key: model.DeployKey): void {
    this.deployKeys = this.deployKeys.filter((other) => other !== key);
  }

  /** Names are case-insensitive, as at GitHub. */
  findRepository(owner: string, name: string): model.Repository | undefined {
    return this.repositories.find(
      (repository) => isSameName(repository.owner.login, owner) && isSameName(repository.name, name),
    );
  }

  findAccount(login: string): model.Account | undefined {
    return this.accounts.find((account) => isSameName(account.login, login));
  }

  findToken(value: string): model.Token | undefined {
    return this.tokens.find((token) => token.value === value);
  }

  isKeyInUse(key: string): boolean {
    return [...this.deployKeys, ...this.sshKeys].some((other) => other.key === key);
  }

  /** Whether a token is accepted now; each acceptance of a dying one brings its death nearer. */
  use(token: model.Token): boolean {
    if (token.kind === 'refresh') return false;
    if (token.expiresAt !== undefined && token.expiresAt <= this.now()) return false;
    if (token.status === 'dying' && token.usesLeft === 0) this.kill(token);
    if (token.status === 'dead') return false;
    if (token.usesLeft !== undefined) token.usesLeft -= 1;
    token.lastUsedAt = this.now();
    return true;
  }

  /** Accepts a revocation: the token dies later, after `deathAfter` further uses or at `tick`. */
  revokeLater(token: model.Token): void {
    if (token.status !== 'alive') return;
    if (this.deathAfter === 0) return this.kill(token);
    token.status = 'dying';
    token.usesLeft = this.deathAfter === 'tick' ? undefined : this.deathAfter;
  }

  /** Lets every accepted revocation take effect. */
  tick(): void {
    for (const token of this.tokens) if (token.status === 'dying') this.kill(token);
  }

  /** Deploy keys made with a token go with it, as GitHub documents for personal access tokens. */
  kill(token: model.Token): void {
    token.status = 'dead';
    token.usesLeft = undefined;
    this.deployKeys = this.deployKeys.filter((key) => key.createdWith !== token);
  }

  #addAccount(
    login: string,
    type: model.Account['type'],
    members: Readonly<Record<string, 'admin' | 'member'>>,
  ): model.Account {
    if (this.findAccount(login) !== undefined) throw new Error(`fake github: the account ${login} exists`);
    const id = this.#nextId();
    return keep(this.accounts, { id, login, type, createdAt: this.now(), members: new Map(Object.entries(members)) });
  }

  #addToken<T extends model.Token>(value: string, token: NewToken<T>): T {
    const base = { id: this.#nextId(), value, createdAt: this.now(), lastUsedAt: undefined };
    const added = { ...base, status: 'alive', usesLeft: undefined, ...token } as unknown as T;
    this.tokens.push(added);
    return added;
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

function keep<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function normalKey(publicKey: string): string {
  const parsed = parsePublicKey(publicKey);
  if (parsed === undefined) throw new Error('fake github: no OpenSSH public key');
  return parsed.key;
}
