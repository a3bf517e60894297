// Webhook endpoints as the administrator's key sees them: everything but their secrets.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { ApiAnswer } from '../../platform/api-client.js';
import type { RotationContext } from '../rotator.js';
import { adminRefused, reasonOf, type StripeCall, type StripeWorld } from './client.js';

const endpointSchema = z.object({
  id: z.string().regex(/^we_[A-Za-z0-9]+$/),
  object: z.literal('webhook_endpoint'),
  api_version: z.string().nullish(),
  description: z.string().nullish(),
  enabled_events: z.array(z.string()),
  livemode: z.boolean(),
  metadata: z.record(z.string(), z.string()).nullish(),
  status: z.string(),
  url: z.string(),
});
export type Endpoint = Readonly<z.output<typeof endpointSchema>>;

const pageSchema = z.object({ data: z.array(endpointSchema), has_more: z.boolean() });

/** Where an endpoint says which rotation made it. */
export const MARK = 'unleak_rotation';

const ALL = '/v1/webhook_endpoints';
/** Far more than an account may have; a list that goes on is none of Stripe's. */
const MAX_PAGES = 10;

export const NEEDED_ADMIN = 'give this provider an admin: a key that may read and write webhook endpoints';

export function requireAdmin({ admin }: StripeWorld): SecretValue {
  if (admin !== undefined) return admin;
  throw new AppError('config', 'stripe: signing in as the administrator: no key: none is configured', {
    hint: NEEDED_ADMIN,
  });
}

export const pathOf = (id: string): string => `${ALL}/${encodeURIComponent(id)}`;

/** The endpoint, or undefined where Stripe says that this account has none of that id in either mode. */
export async function findEndpoint(
  world: StripeWorld,
  ctx: RotationContext,
  id: string,
): Promise<Endpoint | undefined> {
  const call: StripeCall = {
    doing: 'looking at a webhook endpoint',
    about: id,
    method: 'GET',
    path: pathOf(id),
    signal: ctx.signal,
  };
  const answer = await world.as(requireAdmin(world), call);
  return isMissing(call, answer) ? undefined : endpointIn(call, answer);
}

export async function listEndpoints(world: StripeWorld, ctx: RotationContext): Promise<readonly Endpoint[]> {
  const endpoints: Endpoint[] = [];
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const last = endpoints.at(-1);
    const after = last === undefined ? '' : `&starting_after=${encodeURIComponent(last.id)}`;
    const call: StripeCall = {
      doing: 'listing webhook endpoints',
      about: 'all',
      method: 'GET',
      path: `${ALL}?limit=100${after}`,
      signal: ctx.signal,
    };
    const answer = await world.as(requireAdmin(world), call);
    const { data } = pageSchema.safeParse(answer.body);
    if (answer.status !== 200 || data === undefined) throw adminRefused(call, answer);
    endpoints.push(...data.data);
    if (!data.has_more || data.data.length === 0) return endpoints;
  }
  throw new AppError('provider-refused', 'stripe: listing webhook endpoints: all: the list does not end');
}

/** Stops or starts deliveries to an endpoint. */
export async function switchEndpoint(
  world: StripeWorld,
  ctx: RotationContext,
  id: string,
  to: 'disabled' | 'enabled',
): Promise<void> {
  const call: StripeCall = {
    doing: to === 'disabled' ? 'disabling a webhook endpoint' : 'enabling a webhook endpoint',
    about: id,
    method: 'POST',
    path: pathOf(id),
    form: { disabled: String(to === 'disabled') },
    signal: ctx.signal,
  };
  const answer = await world.as(requireAdmin(world), call);
  if (answer.status !== 200 || endpointIn(call, answer).status !== to) throw adminRefused(call, answer);
}

/** Removes an endpoint for good. Succeeds if it is gone. */
export async function deleteEndpoint(world: StripeWorld, ctx: RotationContext, id: string): Promise<void> {
  const call: StripeCall = {
    doing: 'deleting a webhook endpoint',
    about: id,
    method: 'DELETE',
    path: pathOf(id),
    signal: ctx.signal,
  };
  const answer = await world.as(requireAdmin(world), call);
  // Missing: an earlier attempt got through and its answer was lost.
  if (answer.status !== 200 && !isMissing(call, answer)) throw adminRefused(call, answer);
}

export function endpointIn(call: StripeCall, answer: ApiAnswer): Endpoint {
  const { data } = endpointSchema.safeParse(answer.body);
  if (answer.status !== 200 || data === undefined) throw adminRefused(call, answer);
  return data;
}

/** A key of the other mode gets a 404, too, with a word more: it says nothing of the endpoint. */
function isMissing(call: StripeCall, answer: ApiAnswer): boolean {
  const { code, message } = reasonOf(answer);
  if (answer.status !== 404 || code !== 'resource_missing') return false;
  if (!message.includes('similar object exists')) return true;
  throw new AppError('config', `stripe: ${call.doing}: ${call.about}: it is of the other mode than the admin key`, {
    hint: 'give this provider an admin key of the mode that the endpoint is of',
  });
}
