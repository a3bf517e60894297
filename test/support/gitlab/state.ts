import { Lingering, type LingeringOptions } from '../fake/lingering.js';
import { mintLegacyToken, mintRoutableToken } from './mint.js';
import type { DeployToken, Level, Resource, Token, User } from './model.js';

export interface StateOptions extends LingeringOptions {
  readonly now: () => Date;
  readonly tokens: 'routable' | 'legacy';
  /** Whether a project's or group's token is gone from the lists once revoked, with its bot. */
  readonly forgetsRevoked: boolean;
}

export interface NewToken {
  readonly name?: string;
  readonly description?: string | null;
  readonly scopes: readonly string[];
  /** Default: a year from now. */
  readonly expiresAt?: string | null;
  /** For another creation time than now. */
  readonly createdAt?: Date;
}

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;

/** Everything that exists, and the only ways in which it comes and goes. */
export class GitlabState {
  readonly users: User[] = [];
  readonly resources: Resource[] = [];
  readonly tokens: Token[] = [];
  readonly deployTokens: DeployToken[] = [];
  /** The value itself names the token: what lingers is only that it works. */
  readonly #lingering: Lingering<Token>;
  readonly #options: StateOptions;
  #lastId = 100;

  constructor(options: StateOptions) {
    this.#options = options;
    this.#lingering = new Lingering(options, () => options.now().getTime());
  }

  now(): Date {
    return this.#options.now();
  }

  /** The day so many days from now, as GitLab writes it. */
  day(fromNow: number): string {
    return new Date(this.now().getTime() + fromNow * DAY_MS).toISOString().slice(0, 10);
  }

  lastDay(): string {
    return this.day(YEAR_DAYS);
  }

  addUser(username: string, options: { readonly isAdmin?: boolean; readonly isBot?: boolean } = {}): User {
    const { isAdmin = false, isBot = false } = options;
    return keep(this.users, { id: this.#nextId(), username, name: username, isAdmin, isBot, createdAt: this.now() });
  }

  addProject(fullPath: string, members: readonly (readonly [User, Level])[] = []): Resource {
    return this.#addResource('project', fullPath, members);
  }

  addGroup(fullPath: string, members: readonly (readonly [User, Level])[] = []): Resource {
    return this.#addResource('group', fullPath, members);
  }

  addDeployToken(resource: Resource, name: string, expiresAt: Date | null = null): DeployToken {
    const scopes = ['read_repository'];
    return keep(this.deployTokens, { id: this.#nextId(), resource, name, scopes, expiresAt, isRevoked: false });
  }

  addToken(user: User, token: NewToken): Token {
    return this.#keepToken(user, token, undefined, undefined, undefined);
  }

  /** A project's or group's access token, with the bot that it stands for. */
  addResourceToken(resource: Resource, token: NewToken, level: Level = 40): Token {
    const bot = this.addUser(`${resource.kind}_${String(resource.id)}_bot_${String(this.#lastId)}`, { isBot: true });
    resource.members.set(bot.id, level);
    return this.#keepToken(bot, token, resource, level, undefined);
  }

  /** The successor in the same family; the old one is revoked. */
  rotate(old: Token, expiresAt: string): Token {
    this.revoke(old);
    return this.#keepToken(old.user, { ...old, createdAt: this.now(), expiresAt }, old.resource, old.level, old.family);
  }

  revoke(token: Token): void {
    if (token.isRevoked) return;
    token.isRevoked = true;
    this.#lingering.keep(token.value, token);
  }

  /** Ends every active token that came out of the same first one, at once: GitLab takes a second rotation for a theft. */
  revokeFamily(token: Token): void {
    for (const other of this.tokens) {
      if (other.family === token.family) other.isRevoked = true;
    }
  }

  /** Whether a token is accepted now; each acceptance of a dying one brings its death nearer. */
  use(token: Token): 'accepted' | 'revoked' | 'expired' {
    if (this.isExpired(token)) return 'expired';
    if (token.isRevoked && this.#lingering.use(token.value) === undefined) return 'revoked';
    token.lastUsedAt = this.now();
    return 'accepted';
  }

  isExpired(token: Token): boolean {
    return token.expiresAt !== null && token.expiresAt <= this.day(0);
  }

  isActive(token: Token): boolean {
    return !token.isRevoked && !this.isExpired(token);
  }

  findToken(value: string): Token | undefined {
    return this.tokens.find((token) => token.value === value);
  }

  /** The tokens that a project's or group's list shows. */
  tokensOf(resource: Resource): readonly Token[] {
    const own = this.tokens.filter((token) => token.resource === resource);
    return this.#options.forgetsRevoked ? own.filter((token) => !token.isRevoked) : own;
  }

  /** By number or by path. */
  findResource(kind: Resource['kind'], id: string): Resource | undefined {
    return this.resources.find(
      (resource) => resource.kind === kind && (String(resource.id) === id || resource.fullPath === id),
    );
  }

  /** All that is there, without any secret value, for comparisons. */
  stateText(): string {
    const tokens = this.tokens.map((token) => ({
      id: token.id,
      user: token.user.username,
      resource: token.resource?.fullPath ?? null,
      level: token.level ?? null,
      name: token.name,
      description: token.description,
      scopes: token.scopes,
      expiresAt: token.expiresAt,
      family: token.family,
      isRevoked: token.isRevoked,
    }));
    const users = this.users.map(({ id, username, isAdmin, isBot }) => ({ id, username, isAdmin, isBot }));
    const resources = this.resources.map(({ kind, id, fullPath, members }) => ({
      kind,
      id,
      fullPath,
      members: [...members].sort(([one], [other]) => one - other),
    }));
    return JSON.stringify({ users, resources, tokens }, undefined, 2);
  }

  #addResource(kind: Resource['kind'], fullPath: string, members: readonly (readonly [User, Level])[]): Resource {
    const levels = new Map(members.map(([user, level]) => [user.id, level] as const));
    return keep(this.resources, { kind, id: this.#nextId(), fullPath, createdAt: this.now(), members: levels });
  }

  #keepToken(
    user: User,
    token: NewToken,
    resource: Resource | undefined,
    level: Level | undefined,
    family: number | undefined,
  ): Token {
    const id = this.#nextId();
    return keep(this.tokens, {
      id,
      value: this.#options.tokens === 'legacy' ? mintLegacyToken() : mintRoutableToken(user.id),
      user,
      resource,
      level,
      name: token.name ?? `token ${String(id)}`,
      description: token.description ?? null,
      scopes: token.scopes,
      createdAt: token.createdAt ?? this.now(),
      expiresAt: token.expiresAt === undefined ? this.lastDay() : token.expiresAt,
      family: family ?? id,
      lastUsedAt: undefined,
      isRevoked: false,
    });
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
