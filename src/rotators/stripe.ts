// Stripe's secrets. API keys are made and expired by people in the dashboard alone, so a leaked one is replaced by a
// restricted key that a person brings. The signing secret of a webhook endpoint is replaced by a second endpoint.
import { AppError } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { requireSafeAddress } from '../platform/exchange.js';
import type { Intent, Reconciliation, RotationContext, Rotator, RotatorCapabilities } from './rotator.js';
import { stripeWorld, type StripeWorld } from './stripe/client.js';
import { takeKeySnapshot } from './stripe/key-snapshot.js';
import { askKey, confirmDead } from './stripe/proof.js';
import { proveKey, requestKey, requireExpired, takeInKey, withdrawKey } from './stripe/restricted-key.js';
import {
  checkedReplacement,
  STRIPE_API,
  STRIPE_DASHBOARD,
  type RestrictedKeyReplacement,
  type StripeSettings,
  type WebhookEndpointReplacement,
} from './stripe/settings.js';
import { confirmStopped, deleteOld, disableOld, enableOld, freeSlot, reconcileStop } from './stripe/webhook-stop.js';
import { deleteOurs, findOurs, issueEndpoint, proveEndpoint } from './stripe/webhook.js';
import { takeWebhookSnapshot } from './stripe/webhook-snapshot.js';

export type { StripeReplacement, StripeSettings } from './stripe/settings.js';

/**
 * A rotator for the secrets of one Stripe account.
 * @param admin a key that may read and write webhook endpoints, needed for their secrets only
 */
export function stripeRotator(settings: StripeSettings, admin: SecretValue | undefined, clock: Clock): Rotator {
  const replacement = checkedReplacement(settings.replacement);
  const dashboard = requireSafeAddress('stripe', settings.dashboard ?? STRIPE_DASHBOARD);
  const world = stripeWorld({ address: settings.api ?? STRIPE_API, dashboard }, admin, clock);
  return replacement.type === 'restricted-key' ? keys(world, replacement) : endpoints(world, replacement);
}

const common = {
  // No secret of Stripe has a name beside it.
  newIdentifier: [],
  prepare: false,
  endSessions: false,
  nativeExpiry: false,
  testedAgainst: 'published description',
} as const satisfies Partial<RotatorCapabilities>;

function keys(world: StripeWorld, replacement: RestrictedKeyReplacement): Rotator {
  return {
    provider: 'stripe',
    capabilities: {
      ...common,
      orders: ['by-person'],
      enable: false,
      delete: false,
      // Its users report that an expired key goes on for "several minutes".
      propagationMs: 600_000,
      testDetail:
        'a stateful fake that the official client (stripe for Node) runs against, with the refusals that users of ' +
        'Stripe have published; not against Stripe: how long an expired key goes on was not seen',
    },
    snapshot: (ctx, current) => takeKeySnapshot(world, replacement, ctx, current),
    request: (ctx, plan) => Promise.resolve().then(() => requestKey(world, ctx, plan)),
    intake: (ctx, plan, brought) => takeInKey(world, ctx, plan, brought),
    issue: () => Promise.reject(new AppError('unsupported', 'stripe: issuing: a key: no API of Stripe creates one')),
    reconcile: (ctx, intent) => reconcileKey(world, ctx, intent),
    verify: (ctx, plan, successor) => proveKey(world, ctx, plan, successor),
    disable: (ctx, plan) => requireExpired(world, ctx, plan.current.secret, 'the leaked key'),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    withdraw: (ctx, plan, successor) => withdrawKey(world, ctx, plan, successor),
  };
}

function endpoints(world: StripeWorld, replacement: WebhookEndpointReplacement): Rotator {
  return {
    provider: 'stripe',
    capabilities: {
      ...common,
      orders: ['overlap'],
      enable: true,
      delete: true,
      testDetail:
        'stripe-mock 0.203.0 for the shape of each request, and a stateful fake that the official client (stripe for ' +
        'Node) runs against; not against Stripe: no delivery was signed',
    },
    snapshot: (ctx, current) => takeWebhookSnapshot(world, replacement, ctx, current),
    issue: (ctx, plan) => issueEndpoint(world, ctx, plan),
    reconcile: async (ctx, { effect, plan }) => {
      if (effect === 'issue') return findOurs(world, ctx, plan);
      return effect === 'endSessions' ? { outcome: 'not-applied' } : reconcileStop(world, ctx, plan, effect);
    },
    removeLost: (ctx, plan, attributes) => deleteOurs(world, ctx, plan, attributes),
    verify: (ctx, plan, successor) => proveEndpoint(world, ctx, plan, successor),
    disable: (ctx, plan) => disableOld(world, ctx, plan),
    enable: (ctx, plan) => enableOld(world, ctx, plan),
    confirm: (ctx, plan) => confirmStopped(world, ctx, plan),
    delete: (ctx, plan) => deleteOld(world, ctx, plan),
    freeSlot: (ctx, plan, id) => freeSlot(world, ctx, plan, id),
    withdraw: (ctx, plan, successor) => deleteOurs(world, ctx, plan, successor.attributes),
  };
}

/** What a person makes is not ours to look for: it comes with `intake` or not at all. */
async function reconcileKey(
  world: StripeWorld,
  ctx: RotationContext,
  { effect, plan }: Intent,
): Promise<Reconciliation> {
  if (effect !== 'disable') return { outcome: 'not-applied' };
  const { verdict } = await askKey(world, ctx, plan.current.secret);
  return { outcome: verdict === 'rejected' ? 'applied' : 'not-applied' };
}
