import { KEY_REPLACEMENT, type StripeScene } from '../../support/stripe-scene.js';
import { printedText, type Leak } from './leak-scene.js';

/** A key of a Stripe account that has leaked, to be replaced by a restricted one. */
export function stripeKeyLeak(scene: StripeScene, replacement: object = KEY_REPLACEMENT): Leak {
  return leakOf('STRIPE_KEY', scene.key.secret.reveal(), { type: 'stripe', api: scene.stripe.url, replacement });
}

/** The signing secret of a webhook endpoint that has leaked; `api` may be that of a proxy. */
export function stripeWebhookLeak(scene: StripeScene, api = scene.stripe.url): Leak {
  return leakOf('STRIPE_WEBHOOK_SECRET', scene.signingSecret.secret.reveal(), {
    type: 'stripe',
    api,
    admin: printedText(scene.admin.value),
    replacement: { type: 'webhook-endpoint', endpoint: scene.endpointId },
  });
}

function leakOf(key: string, secret: string, provider: object): Leak {
  const line = `${key}=${secret}\n`;
  return {
    provider: 'stripe',
    history: { path: 'pay.env', before: line, after: '# see the store\n' },
    env: line,
    log: `paying with ${secret}\n`,
    providers: { 'stripe-main': provider },
    credential: { match: { provider: 'stripe' }, rotator: 'stripe-main', field: 'secret' },
    keys: { key },
  };
}
