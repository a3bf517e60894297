import { compareText } from '../../../src/core/compare-text.js';
import { Lingering } from '../fake/lingering.js';
import { endpointView } from './answers.js';
import { mintAccountId, mintId, mintKey, mintSigningSecret, type KeyKind } from './mint.js';
import type { Permission, PlainObject, StripeKey, StripeOptions, WebhookEndpoint } from './model.js';

const DAY_MS = 86_400_000;

export interface NewKey {
  readonly kind?: KeyKind;
  readonly isLive?: boolean;
  readonly permissions?: readonly Permission[];
  readonly name?: string;
}

export type NewEndpoint = Pick<WebhookEndpoint, 'isLive' | 'url' | 'enabledEvents'> &
  Partial<Pick<WebhookEndpoint, 'description' | 'metadata' | 'apiVersion' | 'isConnect'>>;

/** One account, and the only ways in which its keys and endpoints come and go. */
export class StripeState {
  readonly accountId = mintAccountId();
  readonly keys: StripeKey[] = [];
  /** Oldest first. */
  readonly endpoints: WebhookEndpoint[] = [];
  readonly charges: PlainObject[] = [];
  readonly customers: PlainObject[] = [];
  /** Ids of charges. */
  readonly refunded = new Set<string>();
  /** What requests should not have been, beyond what the server sees by itself. */
  readonly complaints: string[] = [];
  readonly maxEndpoints: number;
  readonly rememberMs: number;
  readonly now: () => number;
  readonly #lingering: Lingering<StripeKey>;

  constructor(options: StripeOptions) {
    this.now = options.now ?? Date.now;
    this.maxEndpoints = options.maxEndpoints ?? 16;
    this.rememberMs = options.rememberMs ?? DAY_MS;
    this.#lingering = new Lingering(options, this.now);
  }

  /** As somebody does in the dashboard; a secret live key unless told otherwise. */
  addKey({ kind = 'secret', isLive = true, permissions = [], name = 'server' }: NewKey = {}): StripeKey {
    const key: StripeKey = {
      name,
      kind,
      isLive,
      value: mintKey(kind, isLive, this.accountId),
      permissions,
      createdAt: new Date(this.now()),
      expiresAt: undefined,
      lastUsedAt: undefined,
    };
    this.keys.push(key);
    return key;
  }

  /** Makes a key of the same kind and rights, and lets the old one expire now or so much later, as the dashboard does. */
  rollKey(old: StripeKey, { overlapMs = 0 } = {}): StripeKey {
    const { kind, isLive, permissions, name } = old;
    this.expireKey(old, { inMs: overlapMs });
    return this.addKey({ kind, isLive, permissions, name });
  }

  /** A key that expires now still lingers as the options say. */
  expireKey(key: StripeKey, { inMs = 0 } = {}): void {
    if (inMs === 0 && !this.isExpired(key)) this.#lingering.keep(key.value, key);
    key.expiresAt = new Date(this.now() + inMs);
  }

  isExpired({ expiresAt }: StripeKey): boolean {
    return expiresAt !== undefined && expiresAt.getTime() <= this.now();
  }

  /** The key that authenticates with this value now, `expired` for a dead one, undefined for one that never was. */
  use(value: string): StripeKey | 'expired' | undefined {
    const known = this.keys.find((key) => key.value === value);
    if (known === undefined) return undefined;
    const key = this.isExpired(known) ? this.#lingering.use(value) : known;
    if (key === undefined) return 'expired';
    key.lastUsedAt = new Date(this.now());
    return key;
  }

  addEndpoint({ isLive, url, enabledEvents, ...rest }: NewEndpoint): WebhookEndpoint {
    const endpoint: WebhookEndpoint = {
      id: mintId('we'),
      isLive,
      secret: mintSigningSecret(),
      created: Math.floor(this.now() / 1000),
      apiVersion: rest.apiVersion ?? null,
      isConnect: rest.isConnect ?? false,
      url,
      enabledEvents,
      description: rest.description ?? null,
      metadata: rest.metadata ?? {},
      isDisabled: false,
    };
    this.endpoints.push(endpoint);
    return endpoint;
  }

  endpointsOf(isLive: boolean): readonly WebhookEndpoint[] {
    return this.endpoints.filter((endpoint) => endpoint.isLive === isLive);
  }

  removeEndpoint(endpoint: WebhookEndpoint): void {
    this.endpoints.splice(this.endpoints.indexOf(endpoint), 1);
  }

  /** A charge and a customer, so that lists have something. */
  addSale({ isLive = true } = {}): void {
    const common = { created: Math.floor(this.now() / 1000), livemode: isLive, metadata: {} };
    const [customer, charge] = [mintId('cus'), mintId('ch')];
    const amounts = { amount: 4200, amount_captured: 4200, amount_refunded: 0, currency: 'usd' };
    const flags = { captured: true, disputed: false, paid: true, refunded: false, status: 'succeeded' };
    const billing = { address: null, email: null, name: null, phone: null, tax_id: null };
    this.customers.push({ id: customer, isLive, view: { id: customer, object: 'customer', ...common } });
    const view = { id: charge, object: 'charge', ...common, ...amounts, ...flags, billing_details: billing, customer };
    this.charges.push({ id: charge, isLive, view });
  }

  /** All that is there, without any secret value, for comparisons. */
  stateText(): string {
    const keys = this.keys.map(({ name, kind, isLive, permissions, expiresAt }) => ({
      expiresAt: expiresAt?.toISOString() ?? null,
      isLive,
      kind,
      name,
      permissions: permissions.toSorted(),
    }));
    const endpoints = this.endpoints.map((endpoint) => ({
      ...endpointView(endpoint),
      enabled_events: endpoint.enabledEvents.toSorted(),
      id: endpoint.id,
      is_connect: endpoint.isConnect,
      metadata: Object.fromEntries(Object.entries(endpoint.metadata).toSorted(([a], [b]) => compareText(a, b))),
    }));
    const byId = endpoints.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return JSON.stringify({ endpoints: byId, keys }, undefined, 2);
  }
}
