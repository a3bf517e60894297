// A Stripe account with a leaked key, a webhook endpoint whose secret has leaked, and an administrator's key: what tests of
// the rotator begin with.
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Clock } from '../../src/platform/clock.js';
import { stripeRotator, type StripeReplacement } from '../../src/rotators/stripe.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { startFakeStripe, type FakeStripe, type StripeKey, type StripeOptions } from './stripe/fake-stripe.js';
import type { NewKey } from './stripe/state.js';

export interface StripeScene {
  readonly stripe: FakeStripe;
  readonly leaked: StripeKey;
  readonly key: Credential;
  readonly endpointId: string;
  readonly signingSecret: Credential;
  readonly admin: StripeKey;
  readonly clock: Clock;
  rotator(replacement: StripeReplacement, admin?: SecretValue): Rotator;
  /** As `KEY_REPLACEMENT` asks for it, unless said otherwise. */
  newKey(change?: NewKey): SecretValue;
  expire(secret: SecretValue): void;
  /** Whether this secret works: a key that is let in, or the secret of an endpoint that is enabled. */
  isLive(credential: Credential): boolean;
  /** Keys that read charges and endpoints that are enabled, those of others left out. */
  countLive(): number;
}

export const KEY_REPLACEMENT = {
  type: 'restricted-key',
  permissions: { Charges: 'read' },
  check: ['/v1/charges?limit=1'],
  forbidden: ['/v1/balance', '/v1/customers?limit=1'],
} as const satisfies StripeReplacement;

export const EVENTS = ['charge.succeeded', 'charge.failed'];

export async function stripeScene(options: StripeOptions = {}): Promise<StripeScene> {
  let now = Date.parse('2026-11-24T10:00:00Z');
  const stripe = await startFakeStripe({ now: () => now, ...options });
  const { state } = stripe;
  const leaked = state.addKey();
  const admin = state.addKey({ kind: 'restricted', permissions: ['rak_webhook_write'], name: 'keeper' });
  const endpoint = state.addEndpoint({
    isLive: true,
    url: 'https://shop.example/hook',
    enabledEvents: EVENTS,
    description: 'orders',
    metadata: { team: 'shop' },
  });
  const clock: Clock = {
    now: () => new Date(now),
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
  const find = (secret: SecretValue): StripeKey | undefined =>
    state.keys.find(({ value }) => value === secret.reveal());
  return {
    stripe,
    leaked,
    key: { provider: 'stripe', secret: new SecretValue(leaked.value), attributes: {} },
    endpointId: endpoint.id,
    signingSecret: { provider: 'stripe', secret: new SecretValue(endpoint.secret), attributes: {} },
    admin,
    clock,
    rotator: (replacement, secret = new SecretValue(admin.value)) =>
      stripeRotator({ api: stripe.url, replacement }, secret, clock),
    newKey: (change = {}) =>
      new SecretValue(state.addKey({ kind: 'restricted', permissions: ['rak_charge_read'], ...change }).value),
    expire: (secret) => {
      const key = find(secret);
      if (key !== undefined) state.expireKey(key);
    },
    isLive: ({ secret }) => {
      const key = find(secret);
      if (key !== undefined) return !state.isExpired(key);
      return state.endpoints.some((one) => one.secret === secret.reveal() && !one.isDisabled);
    },
    countLive: () =>
      state.keys.filter((key) => key !== admin && !state.isExpired(key)).length +
      state.endpoints.filter(({ isDisabled }) => !isDisabled).length,
  };
}

/** A second endpoint for the one whose secret has leaked. */
export const webhookReplacement = (scene: StripeScene): StripeReplacement => ({
  type: 'webhook-endpoint',
  endpoint: scene.endpointId,
  connect: false,
});
