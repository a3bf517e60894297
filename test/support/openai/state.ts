// What an OpenAI of tests knows: one organization with users, projects, service accounts and keys. Values are told once,
// by the method that makes them; nothing that shows the state holds one.
import { Lingering, type LingeringOptions } from '../fake/lingering.js';
import { mintId, mintKey, redact, type KeyForm } from './mint.js';
import type { AdminKey, OpenaiKey, OpenaiProject, OpenaiUser, ProjectKey, ServiceAccount } from './model.js';

export interface StateOptions extends LingeringOptions {
  readonly now?: () => number;
}

export interface NewKey {
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly expiresAt?: number | null;
  readonly form?: KeyForm;
  /** Instead of what the value would be shown as, to make two keys look the same. */
  readonly redacted?: string;
}

export interface Told {
  readonly id: string;
  readonly value: string;
}

export class OpenaiState {
  readonly organizationId = mintId('org');
  readonly projects = new Map<string, OpenaiProject>();
  readonly users = new Map<string, OpenaiUser>();
  readonly #accounts = new Map<string, ServiceAccount>();
  readonly #keys = new Map<string, OpenaiKey>();
  /** Key id by value. */
  readonly #values = new Map<string, string>();
  readonly #lastUsed = new Map<string, number>();
  /** Users that lost their access to a project, as `USER PROJECT`. */
  readonly #withoutAccess = new Set<string>();
  readonly #lingering: Lingering<OpenaiKey>;
  readonly #now: () => number;

  constructor(options: StateOptions = {}) {
    this.#now = options.now ?? Date.now;
    this.#lingering = new Lingering<OpenaiKey>(options, this.#now);
  }

  addProject(name: string): OpenaiProject {
    const project = { id: mintId('proj'), name, createdAt: this.seconds(), archivedAt: null };
    this.projects.set(project.id, project);
    return project;
  }

  archiveProject(id: string): void {
    const project = this.projects.get(id);
    if (project === undefined) throw new Error(`fake openai: no project ${id}`);
    for (const account of this.accountsOf(id)) this.removeAccount(account.id);
    for (const key of this.keysOf(id)) this.removeKey(key.id);
    this.projects.set(id, { ...project, archivedAt: this.seconds() });
  }

  addUser(email: string): OpenaiUser {
    const user = { id: mintId('user'), name: email.split('@', 1)[0] ?? '', email, createdAt: this.seconds() };
    this.users.set(user.id, user);
    return user;
  }

  /** The user's keys of this project stay and work no more. */
  takeAccess(userId: string, projectId: string): void {
    this.#withoutAccess.add(`${userId} ${projectId}`);
  }

  addServiceAccount(projectId: string, name: string, role: ServiceAccount['role'] = 'member'): ServiceAccount {
    const account = { id: mintId('svc_acct'), projectId, name, createdAt: this.seconds(), role };
    this.#accounts.set(account.id, account);
    return account;
  }

  changeAccount(id: string, change: Partial<Pick<ServiceAccount, 'name' | 'role'>>): ServiceAccount {
    const account = this.#accounts.get(id);
    if (account === undefined) throw new Error(`fake openai: no service account ${id}`);
    const changed = { ...account, ...change };
    this.#accounts.set(id, changed);
    return changed;
  }

  /** As a person makes one on the dashboard; there is no call for it. */
  addUserKey(projectId: string, userId: string, options: NewKey = {}): Told {
    return this.#addProjectKey(projectId, { kind: 'user', id: userId }, { form: 'project', ...options });
  }

  addServiceAccountKey(projectId: string, accountId: string, options: NewKey = {}): Told {
    return this.#addProjectKey(
      projectId,
      { kind: 'service-account', id: accountId },
      { form: 'service-account', ...options },
    );
  }

  addAdminKey(ownerId: string, { name = 'Admin Key', expiresAt = null, redacted }: NewKey = {}): Told {
    const about = { kind: 'admin', name, ownerId, expiresAt } as const;
    return this.#add(about, 'admin', redacted);
  }

  key(id: string): OpenaiKey | undefined {
    return this.#keys.get(id);
  }

  account(id: string): ServiceAccount | undefined {
    return this.#accounts.get(id);
  }

  keysOf(projectId: string): readonly ProjectKey[] {
    return [...this.#keys.values()]
      .filter((key) => key.kind === 'project')
      .filter((key) => key.projectId === projectId);
  }

  adminKeys(): readonly AdminKey[] {
    return [...this.#keys.values()].filter((key) => key.kind === 'admin');
  }

  accountsOf(projectId: string): readonly ServiceAccount[] {
    return [...this.#accounts.values()].filter((account) => account.projectId === projectId);
  }

  updateKey(
    key: ProjectKey,
    change: { scopes?: readonly string[] | undefined; expiresAt?: number | undefined },
  ): ProjectKey {
    this.#keepWorking(key.id);
    const { scopes = key.scopes, expiresAt = key.expiresAt } = change;
    const updated = { ...key, scopes, expiresAt };
    this.#keys.set(key.id, updated);
    return updated;
  }

  removeKey(id: string): void {
    this.#keepWorking(id);
    for (const [value, keyId] of this.#values) if (keyId === id) this.#values.delete(value);
    this.#keys.delete(id);
  }

  /** With all of its keys. */
  removeAccount(id: string): void {
    const account = this.#accounts.get(id);
    for (const key of this.keysOf(account?.projectId ?? '')) if (key.owner.id === id) this.removeKey(key.id);
    this.#accounts.delete(id);
  }

  /** The key of this value, expired or not. Counts as a use. */
  keyOfValue(value: string): OpenaiKey | undefined {
    const lingering = this.#lingering.use(value);
    const key = lingering ?? this.#keys.get(this.#values.get(value) ?? '');
    if (key !== undefined) this.#lastUsed.set(key.id, this.seconds());
    return key;
  }

  isExpired({ expiresAt }: OpenaiKey): boolean {
    return expiresAt !== null && expiresAt <= this.seconds();
  }

  /** Whether the owner still has access to the key's project. */
  hasAccess({ owner, projectId }: ProjectKey): boolean {
    if (owner.kind === 'user') return !this.#withoutAccess.has(`${owner.id} ${projectId}`);
    return (this.#accounts.get(owner.id)?.role ?? 'none') !== 'none';
  }

  lastUsedAt(keyId: string): number | null {
    return this.#lastUsed.get(keyId) ?? null;
  }

  seconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  /** Every account and key as JSON, sorted by id: no value, and nothing that a mere look changes. */
  stateText(): string {
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    const accounts = [...this.#accounts.values()].sort(byId);
    const keys = [...this.#keys.values()].sort(byId);
    return JSON.stringify({ accounts, keys }, undefined, 2);
  }

  #addProjectKey(projectId: string, owner: ProjectKey['owner'], options: NewKey & { readonly form: KeyForm }): Told {
    const { name = 'Secret Key', scopes = [], expiresAt = null, form, redacted } = options;
    return this.#add({ kind: 'project', name, projectId, owner, scopes, expiresAt }, form, redacted);
  }

  #add(about: DistributiveOmit<OpenaiKey, 'id' | 'createdAt' | 'redacted'>, form: KeyForm, redacted?: string): Told {
    const value = mintKey(form);
    const id = mintId('key');
    this.#keys.set(id, { ...about, id, createdAt: this.seconds(), redacted: redacted ?? redact(value) });
    this.#values.set(value, id);
    return { id, value };
  }

  #keepWorking(id: string): void {
    const key = this.#keys.get(id);
    if (key === undefined || this.isExpired(key)) return;
    for (const [value, keyId] of this.#values) if (keyId === id) this.#lingering.keep(value, key);
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
