// Tokens as the administrator sees and changes them. An update replaces everything that a client may say of a token, so
// each sends back all that was read.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { adminOf, adminRefused, isGone, resultOf, type CloudflareCall, type CloudflareWorld } from './client.js';
import { conditionSchema, plannedFacts, policySchema, type CloudflareKind, type Policy } from './settings.js';

const time = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const tokenSchema = z.object({
  id: z.string().min(1),
  name: z.string().default(''),
  status: z.enum(['active', 'disabled', 'expired']),
  policies: z.array(policySchema).default([]),
  condition: conditionSchema,
  expires_on: time,
  not_before: time,
  last_used_on: time,
});
export type CloudflareToken = Readonly<z.output<typeof tokenSchema>>;

/** Where the tokens of a plan are, and who manages them. */
export interface TokenPlace {
  readonly current: Credential;
  readonly kind: CloudflareKind;
  readonly tokens: string;
}

/** The most that a page may have. */
const PAGE_SIZE = 50;
/** An account has 500 at most, of which those that expired may come on top. */
const MAX_PAGES = 100;

export function placeOf(plan: SuccessorPlan): TokenPlace {
  const { kind, tokens } = plannedFacts(plan);
  return { current: plan.current, kind, tokens };
}

/** What a rotation names its token with; the name goes on after it. */
export function markOf(rotationId: string): string {
  return `unleak ${rotationId}`;
}

export function isMarked({ name }: CloudflareToken, { rotationId }: RotationContext): boolean {
  const mark = markOf(rotationId);
  return name === mark || name.startsWith(`${mark} `);
}

/** A token without its value; undefined where there is none of this id. */
export async function readToken(
  world: CloudflareWorld,
  ctx: RotationContext,
  place: TokenPlace,
  id: string,
): Promise<CloudflareToken | undefined> {
  const call = callOf(ctx, 'reading a token', id, 'GET', pathOf(place, id));
  const answer = await world.as(adminOf(world, place.current, place.kind), call);
  return isGone(answer) ? undefined : resultOf(call, answer, tokenSchema);
}

/** All tokens of this owner, also those that expired. */
export async function listTokens(
  world: CloudflareWorld,
  ctx: RotationContext,
  place: TokenPlace,
): Promise<readonly CloudflareToken[]> {
  const found: CloudflareToken[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const query = `page=${String(page)}&per_page=${String(PAGE_SIZE)}&include_expired=true`;
    const call = callOf(ctx, 'listing tokens', 'all of this owner', 'GET', `${place.tokens}?${query}`);
    const answer = await world.as(adminOf(world, place.current, place.kind), call);
    const some = resultOf(call, answer, z.array(tokenSchema));
    found.push(...some);
    if (some.length < PAGE_SIZE) return found;
  }
  throw new AppError('provider-refused', `cloudflare: listing tokens: more than ${String(found.length)} of one owner`);
}

/** Sets the status and leaves everything else as it was read. */
export async function setStatus(
  world: CloudflareWorld,
  ctx: RotationContext,
  place: TokenPlace,
  token: CloudflareToken,
  status: 'active' | 'disabled',
): Promise<void> {
  const { id, name, policies, condition, expires_on, not_before } = token;
  const json = {
    name,
    status,
    policies: policies.map(policyToSend),
    ...(condition === null ? {} : { condition }),
    ...(expires_on === undefined ? {} : { expires_on }),
    ...(not_before === undefined ? {} : { not_before }),
  };
  const doing = status === 'active' ? 'enabling a token' : 'disabling a token';
  const call = { ...callOf(ctx, doing, id, 'PUT', pathOf(place, id)), json };
  const answer = await world.as(adminOf(world, place.current, place.kind), call);
  if (!isGone(answer)) resultOf(call, answer, z.object({ status: z.literal(status) }));
}

/** Removes a token for good. Succeeds if it is gone. */
export async function deleteToken(
  world: CloudflareWorld,
  ctx: RotationContext,
  place: TokenPlace,
  id: string,
): Promise<void> {
  const call = callOf(ctx, 'deleting a token', id, 'DELETE', pathOf(place, id));
  const answer = await world.as(adminOf(world, place.current, place.kind), call);
  // 404: an earlier attempt got through and its answer was lost.
  if (answer.status !== 200 && !isGone(answer)) throw adminRefused(call, answer);
}

/** As a request says a policy: the provider adds ids of policies and names of groups. */
export function policyToSend({ effect, permission_groups, resources }: Policy): Policy {
  const groups = permission_groups.map(({ id, meta }) => ({ id, ...(meta === undefined ? {} : { meta }) }));
  return { effect, permission_groups: groups, resources };
}

export function callOf(
  ctx: RotationContext,
  doing: string,
  about: string,
  method: CloudflareCall['method'],
  path: string,
): CloudflareCall {
  return { doing, about, method, path, signal: ctx.signal };
}

export function pathOf({ tokens }: TokenPlace, id: string): string {
  return `${tokens}/${encodeURIComponent(id)}`;
}
