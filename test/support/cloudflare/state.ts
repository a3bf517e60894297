// What a Cloudflare of tests knows: users with their global keys, accounts, zones and tokens. Values are told once, by the
// method that makes them; nothing that shows the state holds one.
import { Lingering, type LingeringOptions } from '../fake/lingering.js';
import { mintGlobalKey, mintId, mintToken, type TokenForm } from './mint.js';
import type {
  CloudflareAccount,
  CloudflareToken,
  CloudflareUser,
  CloudflareZone,
  Principal,
  Resources,
  TokenOwner,
  TokenSettings,
} from './model.js';
import { groupId, type GroupName } from './permissions.js';

export interface StateOptions extends LingeringOptions {
  readonly now?: () => number;
}

export interface NewToken {
  readonly name: string;
  readonly policies: readonly {
    readonly effect?: 'allow' | 'deny';
    readonly groups: readonly GroupName[];
    readonly resources: Resources;
  }[];
  readonly condition?: TokenSettings['condition'];
  readonly expiresOn?: string;
  readonly notBefore?: string;
  readonly form?: TokenForm;
}

export class CloudflareState {
  readonly users = new Map<string, CloudflareUser>();
  readonly accounts = new Map<string, CloudflareAccount>();
  readonly zones = new Map<string, CloudflareZone>();
  readonly #tokens = new Map<string, CloudflareToken>();
  /** Token id by value, and user id by global key. */
  readonly #values = new Map<string, string>();
  readonly #keys = new Map<string, string>();
  readonly #lingering: Lingering<Principal>;
  readonly #now: () => number;

  constructor(options: StateOptions = {}) {
    this.#now = options.now ?? Date.now;
    this.#lingering = new Lingering<Principal>(options, this.#now);
  }

  addAccount(name = 'Example Ltd'): CloudflareAccount {
    const account = { id: mintId(), name };
    this.accounts.set(account.id, account);
    return account;
  }

  addUser(
    email: string,
    accounts: readonly CloudflareAccount[],
    form: TokenForm = 'current',
  ): CloudflareUser & { globalKey: string } {
    const user = { id: mintId(), email, accountIds: accounts.map(({ id }) => id) };
    const globalKey = mintGlobalKey(form);
    this.users.set(user.id, user);
    this.#keys.set(globalKey, user.id);
    return { ...user, globalKey };
  }

  addZone(account: CloudflareAccount, name: string): CloudflareZone {
    const records = [{ id: mintId(), name, content: '192.0.2.10' }];
    const zone = { id: mintId(), name, accountId: account.id, records };
    this.zones.set(zone.id, zone);
    return zone;
  }

  /** As a person makes one on the dashboard. */
  addToken(
    owner: TokenOwner,
    { form = 'current', policies, ...settings }: NewToken,
  ): { readonly id: string; readonly value: string } {
    const full = policies.map(({ effect = 'allow', groups, resources }) => ({
      id: mintId(),
      effect,
      groupIds: groups.map(groupId),
      resources,
    }));
    return this.createToken(owner, { ...settings, policies: full }, form);
  }

  createToken(
    owner: TokenOwner,
    settings: TokenSettings,
    form: TokenForm = 'current',
  ): { readonly id: string; readonly value: string } {
    const value = mintToken(owner.kind, form);
    const id = mintId();
    const at = this.timestamp();
    this.#tokens.set(id, { ...settings, id, owner, isDisabled: false, issuedOn: at, modifiedOn: at });
    this.#values.set(value, id);
    return { id, value };
  }

  token(id: string): CloudflareToken | undefined {
    return this.#tokens.get(id);
  }

  tokensOf(owner: TokenOwner): readonly CloudflareToken[] {
    return [...this.#tokens.values()].filter((token) => token.owner.kind === owner.kind && token.owner.id === owner.id);
  }

  /** Replaces all that a client may say; what the new settings leave out is gone. */
  updateToken(id: string, settings: TokenSettings, isDisabled: boolean): CloudflareToken {
    const { owner, issuedOn, lastUsedOn } = this.#known(id);
    this.#keepWorking(id);
    const used = lastUsedOn === undefined ? {} : { lastUsedOn };
    const token = { ...settings, ...used, id, owner, isDisabled, issuedOn, modifiedOn: this.timestamp() };
    this.#tokens.set(id, token);
    return token;
  }

  /** The old value is forgotten, the new one has the current form. */
  rollToken(id: string): string {
    const token = this.#known(id);
    this.#forgetValue(id);
    const value = mintToken(token.owner.kind);
    this.#values.set(value, id);
    this.#tokens.set(id, { ...token, modifiedOn: this.timestamp() });
    return value;
  }

  removeToken(id: string): void {
    this.#forgetValue(id);
    this.#tokens.delete(id);
  }

  /** As a person changes it on the dashboard; there is no call for it. */
  changeGlobalKey(userId: string): string {
    const old = [...this.#keys].find(([, id]) => id === userId)?.[0] ?? '';
    const user = this.users.get(userId);
    if (user !== undefined) this.#lingering.keep(old, { kind: 'user', user });
    this.#keys.delete(old);
    const globalKey = mintGlobalKey();
    this.#keys.set(globalKey, userId);
    return globalKey;
  }

  /** What this value stands for, whether it may be used or not. Counts as a use. */
  tokenOfValue(value: string): CloudflareToken | undefined {
    const lingering = this.#lingering.use(value);
    if (lingering?.kind === 'token') return lingering.token;
    const token = this.#tokens.get(this.#values.get(value) ?? '');
    if (token !== undefined) this.#tokens.set(token.id, { ...token, lastUsedOn: this.timestamp() });
    return token;
  }

  userOfKey(email: string, key: string): CloudflareUser | undefined {
    const lingering = this.#lingering.use(key);
    const user = lingering?.kind === 'user' ? lingering.user : this.users.get(this.#keys.get(key) ?? '');
    return user?.email === email ? user : undefined;
  }

  statusOf({ isDisabled, expiresOn }: CloudflareToken): 'active' | 'disabled' | 'expired' {
    if (expiresOn !== undefined && Date.parse(expiresOn) <= this.#now()) return 'expired';
    return isDisabled ? 'disabled' : 'active';
  }

  mayBeUsedYet({ notBefore }: CloudflareToken): boolean {
    return notBefore === undefined || Date.parse(notBefore) <= this.#now();
  }

  timestamp(): string {
    return new Date(this.#now()).toISOString().replace(/\.\d+Z$/, 'Z');
  }

  /** Every token as JSON, sorted by id: no value, and nothing that a mere look changes. */
  stateText(): string {
    const tokens = [...this.#tokens.values()].map(plain).sort((a, b) => (a.id < b.id ? -1 : 1));
    return JSON.stringify({ tokens }, undefined, 2);
  }

  #known(id: string): CloudflareToken {
    const token = this.#tokens.get(id);
    if (token === undefined) throw new Error(`fake cloudflare: no token ${id}`);
    return token;
  }

  #keepWorking(id: string): void {
    const token = this.#known(id);
    if (this.statusOf(token) !== 'active') return;
    for (const [value, tokenId] of this.#values)
      if (tokenId === id) this.#lingering.keep(value, { kind: 'token', token });
  }

  #forgetValue(id: string): void {
    this.#keepWorking(id);
    for (const [value, tokenId] of this.#values) if (tokenId === id) this.#values.delete(value);
  }
}

function plain(token: CloudflareToken): CloudflareToken {
  const { id, name, owner, isDisabled, issuedOn, condition, expiresOn, notBefore } = token;
  // The ids of policies are new after each update.
  const policies = token.policies.map((policy) => ({ ...policy, id: '' }));
  return { id, name, owner, isDisabled, issuedOn, modifiedOn: '', policies, condition, expiresOn, notBefore };
}
