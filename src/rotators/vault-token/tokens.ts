// Tokens by their accessors: what the administrator can see of a token without holding it.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { type ApiAnswer } from '../../platform/api-client.js';
import type { RotationContext } from '../rotator.js';
import { adminRefused, reasonOf, type VaultCall, type VaultTokenWorld } from './client.js';

const tokenSchema = z.object({
  accessor: z.string(),
  policies: z.array(z.string()).nullable().default([]),
  identity_policies: z.array(z.string()).nullable().optional(),
  meta: z.record(z.string(), z.string()).nullish(),
  orphan: z.boolean().default(false),
  renewable: z.boolean().default(false),
  period: z.number().optional(),
  creation_time: z.number().default(0),
  expire_time: z.string().nullish(),
  num_uses: z.number().default(0),
  path: z.string().default(''),
  type: z.string().default('service'),
  bound_cidrs: z.array(z.string()).nullish(),
});

export type VaultToken = Readonly<z.output<typeof tokenSchema>>;

/** Where a token says which rotation made it. */
export const MARK = 'unleak-rotation';

/** How many lookups are under way at a time. */
const AT_ONCE = 6;

/** What a token is; undefined where the server does not know it. */
export async function lookUpToken(
  world: VaultTokenWorld,
  ctx: RotationContext,
  token: SecretValue,
): Promise<VaultToken | undefined> {
  const call: VaultCall = {
    doing: 'looking up the leaked token',
    about: 'the credential itself',
    method: 'POST',
    path: '/v1/auth/token/lookup',
    json: { token: token.reveal() },
    repeatable: true,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(call);
  // A policy that forbids the look says `permission denied` with the same status.
  if (answer.status === 403 && reasonOf(answer).endsWith('bad token')) return undefined;
  return tokenIn(call, answer);
}

/** What the token of an accessor is; undefined where the server says that there is none. */
export async function lookUpAccessor(
  world: VaultTokenWorld,
  ctx: RotationContext,
  accessor: string,
): Promise<VaultToken | undefined> {
  const call: VaultCall = {
    doing: 'looking up an accessor',
    about: 'a token',
    method: 'POST',
    path: '/v1/auth/token/lookup-accessor',
    json: { accessor },
    repeatable: true,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(call);
  return isInvalidAccessor(answer) ? undefined : tokenIn(call, answer);
}

/** All accessors of this namespace. */
export async function listAccessors(world: VaultTokenWorld, ctx: RotationContext): Promise<readonly string[]> {
  const call: VaultCall = {
    doing: 'listing accessors',
    about: 'all tokens',
    method: 'GET',
    path: '/v1/auth/token/accessors?list=true',
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(call);
  const { data } = z.object({ data: z.object({ keys: z.array(z.string()) }) }).safeParse(answer.body);
  if (answer.status !== 200 || data === undefined) throw adminRefused(call, answer, '"list", "sudo"');
  return data.data.keys;
}

/** Ends a token, what it made and what it leased. Succeeds if it is gone. */
export async function revokeAccessor(
  world: VaultTokenWorld,
  ctx: RotationContext,
  accessor: string,
  about: string,
): Promise<void> {
  const call: VaultCall = {
    doing: 'revoking',
    about,
    method: 'POST',
    path: '/v1/auth/token/revoke-accessor',
    json: { accessor },
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(call);
  // Invalid accessor: an earlier attempt got through and its answer was lost.
  const isDone = answer.status === 200 || answer.status === 204 || isInvalidAccessor(answer);
  if (!isDone) throw adminRefused(call, answer, '"update"');
}

/** What the tokens of many accessors are, a few at a time; those that are gone meanwhile are left out. */
export async function lookUpAll(
  world: VaultTokenWorld,
  ctx: RotationContext,
  accessors: readonly string[],
): Promise<readonly VaultToken[]> {
  const tokens: VaultToken[] = [];
  for (let at = 0; at < accessors.length; at += AT_ONCE) {
    const some = accessors.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map((accessor) => lookUpAccessor(world, ctx, accessor)));
    tokens.push(...found.filter((token) => token !== undefined));
  }
  return tokens;
}

/** Servers give it with different statuses; a policy that forbids the look has other words. */
function isInvalidAccessor(answer: ApiAnswer): boolean {
  return [400, 403, 404].includes(answer.status) && /\binvalid accessor\b/.test(reasonOf(answer));
}

function tokenIn(call: VaultCall, answer: ApiAnswer): VaultToken {
  if (answer.status !== 200) throw adminRefused(call, answer, '"update"');
  const { data } = z.object({ data: tokenSchema }).safeParse(answer.body);
  if (data !== undefined) return data.data;
  throw new AppError('provider-refused', `vault: ${call.doing}: ${call.about}: the answer describes no token`, {
    hint: 'is the address that of a Vault or OpenBao server',
  });
}
