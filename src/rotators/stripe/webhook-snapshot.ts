// Looks at the endpoint whose secret has leaked. That the secret is that endpoint's only the configuration says: Stripe
// shows a signing secret once.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import type { StripeWorld } from './client.js';
import { findEndpoint, listEndpoints, NEEDED_ADMIN, requireAdmin, type Endpoint } from './endpoints.js';
import { isSigningSecret } from './keys.js';
import { askKey } from './proof.js';
import { factsToKeep, type WebhookEndpointReplacement } from './settings.js';

export async function takeWebhookSnapshot(
  world: StripeWorld,
  replacement: WebhookEndpointReplacement,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  if (!isSigningSecret(current.secret)) {
    throw new AppError('unsupported', 'stripe: looking at the leaked secret: its prefix: is not whsec_', {
      hint: 'give a leaked key a provider whose replacement is { type: restricted-key, ... }',
    });
  }
  if (world.admin === undefined) return impossible(NEEDED_ADMIN);
  const candidates = await endpointsNamed(world, ctx, replacement.endpoint);
  const [old] = candidates;
  if (old === undefined) return impossible(`Stripe has no webhook endpoint ${replacement.endpoint}`);
  if (candidates.length > 1) {
    const ids = candidates.map(({ id }) => id).join(', ');
    return impossible(`several webhook endpoints have this address: configure one of ${ids}`);
  }
  const events = replacement.events ?? old.enabled_events;
  const more = old.enabled_events.includes('*') ? [] : events.filter((event) => !old.enabled_events.includes(event));
  if (more.length > 0) return impossible(`${old.id} was never told of ${more.join(', ')}`);
  const answer = await askKey(world, ctx, requireAdmin(world));
  const account = answer.verdict === 'accepted' ? (answer.account ?? null) : null;
  return {
    facts: { status: old.status, livemode: old.livemode, ...factsOf(old, events, account, replacement) },
    secrets: {},
    orders: ['overlap'],
    impossible: OTHER_ORDERS,
    deleteOld: true,
    notes: notesOn(old, events),
    effects: {
      overlap: {
        issue: `create a webhook endpoint for ${old.url} with ${eventsText(events)}, marked with the rotation`,
        disable: `disable the webhook endpoint ${old.id}`,
        delete: `delete the webhook endpoint ${old.id}`,
      },
    },
  };
}

const OTHER_ORDERS = {
  'in-place': 'Stripe gives no endpoint another secret',
  roll: 'Stripe’s API rolls no signing secret',
  'by-person': 'the API makes a second endpoint, which needs no person',
};

function impossible(why: string): ProviderSnapshot {
  return {
    facts: {},
    secrets: {},
    orders: [],
    impossible: { ...OTHER_ORDERS, overlap: why },
    deleteOld: false,
    notes: [],
    effects: {},
  };
}

async function endpointsNamed(world: StripeWorld, ctx: RotationContext, name: string): Promise<readonly Endpoint[]> {
  if (!name.startsWith('we_')) return (await listEndpoints(world, ctx)).filter(({ url }) => url === name);
  const found = await findEndpoint(world, ctx, name);
  return found === undefined ? [] : [found];
}

function factsOf(
  old: Endpoint,
  events: readonly string[],
  account: string | null,
  { connect }: WebhookEndpointReplacement,
): ReturnType<typeof factsToKeep> {
  return factsToKeep({
    account,
    endpoint: old.id,
    url: old.url,
    events,
    apiVersion: old.api_version ?? null,
    description: old.description ?? null,
    metadata: old.metadata ?? {},
    connect,
  });
}

function eventsText(events: readonly string[]): string {
  return events.includes('*') ? 'all events' : `${String(events.length)} kinds of event`;
}

function notesOn(old: Endpoint, events: readonly string[]): readonly string[] {
  const dropped = old.enabled_events.filter((event) => !events.includes(event));
  return [
    `that the secret is of ${old.id} is configured: Stripe can not be asked`,
    ...(old.status === 'enabled' ? [] : [`${old.id} is disabled already; the new endpoint will be enabled`]),
    ...(dropped.length === 0 ? [] : [`the new endpoint is not told of ${dropped.join(', ')}`]),
    'until the old endpoint is disabled Stripe sends each event twice, signed with each secret: the consumer has to ' +
      'take an event once by its id, and what it refuses for its signature Stripe sends again later',
    'whoever has the leaked secret can forge events for as long as a consumer accepts it: no consumer may keep it',
    'Stripe does not try a secret: that the consumer accepts the new one shows in the deliveries of the new endpoint',
  ];
}
