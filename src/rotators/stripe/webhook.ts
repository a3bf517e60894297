// The signing secret of a webhook endpoint. Stripe gives no endpoint another secret: a second endpoint with the same address
// and events gets one, and the old endpoint is disabled and deleted. Metadata say which rotation made the new one.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import type { ApiAnswer } from '../../platform/api-client.js';
import { randomId } from '../../platform/random.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { adminRefused, reasonOf, refused, type StripeCall, type StripeWorld } from './client.js';
import {
  deleteEndpoint,
  endpointIn,
  findEndpoint,
  listEndpoints,
  MARK,
  requireAdmin,
  type Endpoint,
} from './endpoints.js';
import { isSigningSecret } from './keys.js';
import { askKey } from './proof.js';
import { plannedEndpoint } from './settings.js';

const secretSchema = z.object({ secret: z.string() });

export async function issueEndpoint(
  world: StripeWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Credential> {
  await requireSameAccount(world, ctx, plan);
  const earlier = await findOurs(world, ctx, plan);
  if (earlier.outcome !== 'not-applied') {
    throw new AppError(
      'ambiguous',
      `stripe: creating a webhook endpoint: ${ctx.rotationId}: this rotation has made one`,
      { hint: `its secret is lost: unleak rotations resume ${ctx.rotationId} deletes it and makes another` },
    );
  }
  // Stripe gives the first answer again for a key that it knows, so a creation that is still on its way is not doubled.
  const call = creation(ctx, plan, ctx.rotationId);
  const answer = await world.as(requireAdmin(world), call);
  const isReplayed = answer.headers['idempotent-replayed'] === 'true';
  if (!isReplayed || (await isThere(world, ctx, answer))) return credentialIn(ctx, call, answer);
  // What it gives again is a refusal that may no longer hold, or an endpoint that was lost and deleted.
  const anew = creation(ctx, plan, `${ctx.rotationId}-${randomId(12)}`);
  return credentialIn(ctx, anew, await world.as(requireAdmin(world), anew));
}

/** Looks for the rotation's mark. */
export async function findOurs(world: StripeWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Reconciliation> {
  const { endpoint: old } = plannedEndpoint(plan);
  const all = await listEndpoints(world, ctx);
  const ours = all.filter(({ id, metadata }) => id !== old && metadata?.[MARK] === ctx.rotationId);
  const [first] = ours;
  if (first === undefined) return { outcome: 'not-applied' };
  return { outcome: 'lost', attributes: { endpoint: ours.map(({ id }) => id).join(' ') } };
}

/** Deletes what this rotation made, after a look that it did. Succeeds if it is gone. */
export async function deleteOurs(
  world: StripeWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { endpoint = '' }: Readonly<Record<string, string>>,
): Promise<void> {
  const { endpoint: old } = plannedEndpoint(plan);
  for (const id of endpoint.split(' ').filter((part) => part !== '')) {
    const found = await findEndpoint(world, ctx, id);
    if (found === undefined) continue;
    if (id === old || found.metadata?.[MARK] !== ctx.rotationId) {
      throw new AppError('conflict', `stripe: deleting the new endpoint: ${id}: its mark is not ${ctx.rotationId}`, {
        hint: 'another rotation or person made it: see who uses it',
      });
    }
    await deleteEndpoint(world, ctx, id);
  }
}

/** The new endpoint is there as planned, and its secret is one. Stripe neither shows a secret again nor tries it. */
export async function proveEndpoint(
  world: StripeWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { secret, attributes }: Credential,
): Promise<void> {
  const { endpoint: id = '' } = attributes;
  const about = `stripe: verifying the new webhook endpoint: ${id}`;
  if (!isSigningSecret(secret)) throw new AppError('provider-refused', `${about}: its secret is no signing secret`);
  const found = id === '' ? undefined : await findEndpoint(world, ctx, id);
  if (found === undefined) throw new AppError('provider-refused', `${about}: Stripe has none`);
  const why = whyNotAsPlanned(found, ctx, plan);
  if (why !== undefined) throw new AppError('provider-refused', `${about}: ${why}`);
}

function whyNotAsPlanned(found: Endpoint, ctx: RotationContext, plan: SuccessorPlan): string | undefined {
  const { url, events } = plannedEndpoint(plan);
  if (found.metadata?.[MARK] !== ctx.rotationId) return 'it is not what this rotation made';
  if (found.status !== 'enabled') return 'it is disabled';
  if (found.url !== url) return 'its address is another one';
  const missing = events.filter((event) => !found.enabled_events.includes(event));
  const more = found.enabled_events.filter((event) => !events.includes(event));
  return [...missing, ...more].length === 0 ? undefined : 'its events are not the planned ones';
}

function creation(ctx: RotationContext, plan: SuccessorPlan, name: string): StripeCall {
  const { url, events, apiVersion, description, metadata, connect } = plannedEndpoint(plan);
  const listed = events.map((event, index) => [`enabled_events[${String(index)}]`, event] as const);
  const described = Object.entries({ ...metadata, [MARK]: ctx.rotationId });
  return {
    doing: 'creating a webhook endpoint',
    about: `for ${String(events.length)} kinds of event`,
    method: 'POST',
    path: '/v1/webhook_endpoints',
    headers: { 'idempotency-key': `unleak-${name}` },
    form: {
      url,
      ...Object.fromEntries(listed),
      ...(apiVersion === null ? {} : { api_version: apiVersion }),
      ...(description === null ? {} : { description }),
      ...(connect ? { connect: 'true' } : {}),
      ...Object.fromEntries(described.map(([name, value]) => [`metadata[${name}]`, value])),
    },
    signal: ctx.signal,
  };
}

/** Whether an answer that Stripe gave again is about an endpoint that still exists. */
async function isThere(world: StripeWorld, ctx: RotationContext, answer: ApiAnswer): Promise<boolean> {
  const { data } = z.object({ id: z.string().startsWith('we_') }).safeParse(answer.body);
  return answer.status === 200 && data !== undefined && (await findEndpoint(world, ctx, data.id)) !== undefined;
}

function credentialIn(ctx: RotationContext, call: StripeCall, answer: ApiAnswer): Credential {
  if (answer.status !== 200) throw creationRefused(ctx, call, answer);
  const { id } = endpointIn(call, answer);
  const secret = new SecretValue(secretSchema.safeParse(answer.body).data?.secret ?? '');
  if (isSigningSecret(secret)) return { provider: 'stripe', secret, attributes: { endpoint: id } };
  throw new AppError('ambiguous', 'stripe: creating a webhook endpoint: its answer: it tells no signing secret');
}

function creationRefused(ctx: RotationContext, call: StripeCall, answer: ApiAnswer): AppError {
  const { code, message } = reasonOf(answer);
  // Two creations with one key at the same time: the other may still become an endpoint.
  if (answer.status === 409 || code === 'idempotency_key_in_use') return refused(call, answer, { code: 'ambiguous' });
  if (answer.status === 400 && /\bmaximum of \d+\b/.test(message)) {
    const hint =
      'delete an endpoint that nobody uses in the dashboard; or name one that is disabled: ' +
      `unleak rotations resume ${ctx.rotationId} --free-slot ENDPOINT`;
    return refused(call, answer, { code: 'needs-person', hint });
  }
  return adminRefused(call, answer);
}

/** The administrator's key may have been changed for one of another account since the plan was made. */
export async function requireSameAccount(world: StripeWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { account } = plannedEndpoint(plan);
  const answer = await askKey(world, ctx, requireAdmin(world));
  const is = answer.verdict === 'accepted' ? answer.account : undefined;
  if (account === null || is === undefined || is === account) return;
  throw new AppError('config', `stripe: signing in as the administrator: its key: is of ${is}, not of ${account}`, {
    hint: 'the plan was made with a key of another account',
  });
}
