// What a key of Stripe may do, by the names of the page that makes restricted keys: what each purpose needs, and that a
// replacement is within what the leaked one may.
export type StripeLevel = 'read' | 'write';
export type StripePermissions = Readonly<Record<string, StripeLevel>>;

export interface StripeResource {
  /** As refusals and links name it: `rak_charge` for `rak_charge_read`. */
  readonly right: string;
  /** The cheapest read that needs it. */
  readonly read: string;
}

const CHARGES = { right: 'rak_charge', read: '/v1/charges?limit=1' } as const;

// Stripe publishes no list. Rights are those that integrations ask for in links to the page, and that refusals name; which
// read needs which is by the words of its API reference. Not tried against Stripe.
export const STRIPE_RESOURCES: Readonly<Record<string, StripeResource>> = {
  Charges: CHARGES,
  'Charges and Refunds': CHARGES,
  Balance: { right: 'rak_balance', read: '/v1/balance' },
  'Balance transaction sources': {
    right: 'rak_balance_transaction_source',
    read: '/v1/balance_transactions?limit=1',
  },
  Customers: { right: 'rak_customer', read: '/v1/customers?limit=1' },
  Disputes: { right: 'rak_dispute', read: '/v1/disputes?limit=1' },
  Events: { right: 'rak_event', read: '/v1/events?limit=1' },
  Files: { right: 'rak_file', read: '/v1/files?limit=1' },
  PaymentIntents: { right: 'rak_payment_intent', read: '/v1/payment_intents?limit=1' },
  Payouts: { right: 'rak_payout', read: '/v1/payouts?limit=1' },
  Products: { right: 'rak_product', read: '/v1/products?limit=1' },
  Prices: { right: 'rak_plan', read: '/v1/prices?limit=1' },
  Subscriptions: { right: 'rak_subscription', read: '/v1/subscriptions?limit=1' },
  Invoices: { right: 'rak_invoice', read: '/v1/invoices?limit=1' },
  'Checkout Sessions': { right: 'rak_checkout_session', read: '/v1/checkout/sessions?limit=1' },
  'Webhook Endpoints': { right: 'rak_webhook', read: '/v1/webhook_endpoints?limit=1' },
};

/** The least that each purpose needs. */
export const STRIPE_PURPOSES = {
  dashboard: { 'Charges and Refunds': 'read', Balance: 'read', Payouts: 'read', Disputes: 'read' },
  revenue: { 'Charges and Refunds': 'read', Subscriptions: 'read', Invoices: 'read', Products: 'read', Prices: 'read' },
  charge: { PaymentIntents: 'write' },
  checkout: { 'Checkout Sessions': 'write', Prices: 'read' },
  subscriptions: { Customers: 'write', Subscriptions: 'write', Prices: 'read' },
  refunds: { 'Charges and Refunds': 'write' },
  disputes: { Disputes: 'write' },
  customers: { Customers: 'write' },
  'webhooks-admin': { 'Webhook Endpoints': 'write' },
} as const satisfies Readonly<Record<string, StripePermissions>>;

export type StripePurpose = keyof typeof STRIPE_PURPOSES;

export const STRIPE_PURPOSE_NAMES = Object.keys(STRIPE_PURPOSES) as readonly StripePurpose[];

/** What is known of a resource, whatever its name's letter case; undefined for one that is not in the table. */
export function stripeResource(name: string): StripeResource | undefined {
  const plain = plainName(name);
  return Object.entries(STRIPE_RESOURCES).find(([known]) => plainName(known) === plain)?.[1];
}

/** Reads that a key with these permissions has to be able to make. Of a name that is not in the table none is known. */
export function readsOf(permissions: StripePermissions): readonly string[] {
  return [...new Set(Object.keys(permissions).flatMap((name) => stripeResource(name)?.read ?? []))];
}

/** Reads of all else in the table: a key with these permissions must not be able to make them. */
export function otherReads(permissions: StripePermissions): readonly string[] {
  const own = new Set(readsOf(permissions));
  const all = Object.values(STRIPE_RESOURCES).map(({ read }) => read);
  return [...new Set(all)].filter((read) => !own.has(read));
}

/** What is known of a leaked key. */
export type StripeRights =
  /** A secret key: everything of its mode. */
  | { readonly kind: 'all' }
  /** A restricted key: what it was seen to do or a person said, and what it was refused, by names as in the wish. */
  | { readonly kind: 'shown'; readonly allowed: StripePermissions; readonly refused: readonly string[] }
  | { readonly kind: 'unknown' };

export type StripeNarrowed =
  { readonly verdict: 'within' } | { readonly verdict: 'beyond' | 'unproven'; readonly what: readonly string[] };

/** Whether a wish is within what the leaked key may; never `within` without a proof for each permission. */
export function narrowStripe(old: StripeRights, wish: StripePermissions): StripeNarrowed {
  if (old.kind === 'all') return { verdict: 'within' };
  const all = Object.entries(wish);
  if (old.kind === 'unknown') return { verdict: 'unproven', what: all.map(said) };
  const open = all.filter(([name, level]) => !isGranted(old.allowed, name, level));
  const beyond = open.filter(([name]) => old.refused.some((one) => isSame(one, name)));
  if (beyond.length > 0) return { verdict: 'beyond', what: beyond.map(said) };
  return open.length > 0 ? { verdict: 'unproven', what: open.map(said) } : { verdict: 'within' };
}

function isGranted(allowed: StripePermissions, name: string, level: StripeLevel): boolean {
  return Object.entries(allowed).some(([had, by]) => isSame(had, name) && (by === level || by === 'write'));
}

/** Two names of one resource, or the same name. */
function isSame(one: string, other: string): boolean {
  const resource = stripeResource(one);
  return resource === undefined ? plainName(one) === plainName(other) : stripeResource(other)?.right === resource.right;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function said([name, level]: readonly [string, StripeLevel]): string {
  return `${name}: ${level}`;
}
