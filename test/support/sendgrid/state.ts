import { Lingering, type LingeringOptions } from '../fake/lingering.js';
import { mintKey } from './mint.js';
import { FULL_ACCESS, IMPLICIT } from './scopes.js';

export interface ApiKey {
  readonly id: string;
  readonly value: string;
  name: string;
  scopes: readonly string[];
  lastUsedAt: Date | undefined;
  /** Gone from every list; until it is dead it still authenticates. */
  isDeleted: boolean;
}

export interface StateOptions extends LingeringOptions {
  readonly now: () => Date;
  readonly maxKeys: number;
}

/** One account with its keys, and the only ways in which they come and go. */
export class SendgridState {
  /** Deleted ones too. */
  readonly allKeys: ApiKey[] = [];
  readonly maxKeys: number;
  readonly #lingering: Lingering<ApiKey>;
  readonly #now: () => Date;

  constructor(options: StateOptions) {
    this.maxKeys = options.maxKeys;
    this.#now = options.now;
    this.#lingering = new Lingering(options, () => options.now().getTime());
  }

  /** Those that the account has, oldest first. */
  get keys(): readonly ApiKey[] {
    return this.allKeys.filter((key) => !key.isDeleted);
  }

  /** Without scopes: full access. */
  addKey(name: string, scopes: readonly string[] = FULL_ACCESS): ApiKey {
    const key: ApiKey = {
      ...mintKey(),
      name,
      scopes: withImplicit(scopes),
      lastUsedAt: undefined,
      isDeleted: false,
    };
    this.allKeys.push(key);
    return key;
  }

  /** Changes what a key may do, its value stays. */
  narrow(key: ApiKey, scopes: readonly string[]): void {
    key.scopes = withImplicit(scopes);
  }

  find(id: string): ApiKey | undefined {
    return this.keys.find((key) => key.id === id);
  }

  delete(key: ApiKey): void {
    key.isDeleted = true;
    this.#lingering.keep(key.value, key);
  }

  /** The key that authenticates with this value now; each acceptance of a dying one brings its death nearer. */
  use(value: string): ApiKey | undefined {
    const live = this.keys.find((key) => key.value === value);
    const key = live ?? this.#lingering.use(value);
    if (key !== undefined) key.lastUsedAt = this.#now();
    return key;
  }

  /** All that is there, without any secret value, for comparisons. */
  stateText(): string {
    const keys = this.allKeys.map(({ id, name, scopes, isDeleted }) => ({
      id,
      isDeleted,
      name,
      scopes: scopes.toSorted(),
    }));
    return JSON.stringify({ keys: keys.toSorted((one, other) => (one.id < other.id ? -1 : 1)) }, undefined, 2);
  }
}

function withImplicit(scopes: readonly string[]): readonly string[] {
  return [...new Set([...scopes, ...IMPLICIT])];
}
