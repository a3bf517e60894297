// The account's keys as its administrator sees them: by name and id, never by value.
import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { ApiAnswer } from '../../platform/api-client.js';
import type { RotationContext } from '../rotator.js';
import { adminAnswer, adminRefused, type SendgridCall, type SendgridWorld } from './client.js';

const shortKeySchema = z.object({ api_key_id: z.string().min(1), name: z.string() });
const listSchema = z.object({ result: z.array(shortKeySchema) });
const keySchema = shortKeySchema.extend({ scopes: z.array(z.string()).default([]) });
/** The description shows one key in a list of one, clients read it bare. */
const oneKeySchema = z.union([
  z.object({ result: z.tuple([keySchema]) }).transform(({ result }) => result[0]),
  keySchema,
]);
const scopesSchema = z.object({ scopes: z.array(z.string()) });

export interface ListedKey {
  readonly id: string;
  readonly name: string;
}

export interface SendgridKey extends ListedKey {
  readonly scopes: readonly string[];
}

/** All keys of the account. */
export async function listKeys(world: SendgridWorld, ctx: RotationContext): Promise<readonly ListedKey[]> {
  const call: SendgridCall = {
    doing: 'listing keys',
    about: 'the account',
    method: 'GET',
    path: '/v3/api_keys',
    signal: ctx.signal,
  };
  const { result } = adminAnswer(call, await world.asAdmin(call), listSchema, 'api_keys.read');
  return result.map(({ api_key_id: id, name }) => ({ id, name }));
}

/** One key; undefined where the account has none of that id. */
export async function readKey(
  world: SendgridWorld,
  ctx: RotationContext,
  id: string,
): Promise<SendgridKey | undefined> {
  const call = onKey(ctx, 'GET', id, 'reading a key');
  const answer = await world.asAdmin(call);
  if (answer.status === 404) return undefined;
  const { api_key_id: found, name, scopes } = adminAnswer(call, answer, oneKeySchema, 'api_keys.read');
  return { id: found, name, scopes };
}

/** Ends a key for good. Succeeds if it is gone. */
export async function deleteKey(world: SendgridWorld, ctx: RotationContext, id: string): Promise<void> {
  const call = onKey(ctx, 'DELETE', id, 'deleting a key');
  const answer = await world.asAdmin(call);
  // 404: an earlier attempt got through and its answer was lost.
  if (answer.status !== 204 && answer.status !== 404) throw adminRefused(call, answer, 'api_keys.delete');
}

/** Asks what a key may do, which every live key may. */
export async function askScopes(
  world: SendgridWorld,
  ctx: RotationContext,
  key: SecretValue,
  doing: string,
): Promise<{
  readonly call: SendgridCall;
  readonly answer: ApiAnswer;
  readonly scopes: readonly string[] | undefined;
}> {
  const call: SendgridCall = { doing, about: 'its scopes', method: 'GET', path: '/v3/scopes', signal: ctx.signal };
  const answer = await world.as(key, call);
  const scopes = answer.status === 200 ? scopesSchema.safeParse(answer.body).data?.scopes : undefined;
  return { call, answer, scopes };
}

function onKey({ signal }: RotationContext, method: 'GET' | 'DELETE', id: string, doing: string): SendgridCall {
  return { doing, about: id, method, path: `/v3/api_keys/${encodeURIComponent(id)}`, signal };
}
