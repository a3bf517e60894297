// API keys as their administrator sees them: never by their secret, but where it is asked for.
import { z } from 'zod';
import { AppError } from '../../../core/errors.js';
import { SecretValue } from '../../../core/secret-value.js';
import { printable, refusedBy, type ApiAnswer } from '../../../platform/api-client.js';
import type { RotationContext } from '../../rotator.js';
import { adminRefused, refusalIn, until, type GoogleCall } from '../client.js';
import { restrictionsSchema, type ApiKeyWorld } from './settings.js';

const keySchema = z.object({
  name: z.string(),
  displayName: z.string().default(''),
  deleteTime: z.string().optional(),
  restrictions: restrictionsSchema.optional(),
});
const operationSchema = z.object({
  name: z.string().regex(/^operations\/[A-Za-z0-9._~-]+$/),
  done: z.boolean().default(false),
  error: z.object({ message: z.string().default('') }).optional(),
});
const parentPattern = /^projects\/[0-9]+\/locations\/global$/;
const namePattern = /^projects\/[0-9]+\/locations\/global\/keys\/[A-Za-z0-9-]+$/;

type ApiKey = Readonly<z.output<typeof keySchema>>;

/** How long one effect waits for Google to carry out a change. */
const OPERATION_MS = 30_000;
/** How many keys a project may have. */
export const MOST_KEYS = 300;

/** Where a key lives, by its secret; without a name where it is gone for good. */
export async function lookUpKey(
  world: ApiKeyWorld,
  ctx: RotationContext,
  key: SecretValue,
): Promise<{ readonly parent: string; readonly name: string | undefined }> {
  const call: GoogleCall = {
    doing: 'looking up the leaked key',
    about: 'the credential itself',
    method: 'GET',
    path: `/v2/keys:lookupKey?keyString=${encodeURIComponent(key.reveal())}`,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(world.apikeys, call);
  const schema = z.object({ parent: z.string().regex(parentPattern), name: z.string().regex(namePattern).optional() });
  const { data } = schema.safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) return { parent: data.parent, name: data.name };
  if (answer.status !== 403) throw adminRefused(call, answer, 'apikeys.keys.lookup');
  // The same answer for both, so that nobody can try keys.
  throw refusedBy('google', call, answer, {
    says: refusalIn(answer).message,
    hint: 'the administrator needs apikeys.keys.lookup in the project of the key, or no project has such a key any more',
  });
}

/** The key of that name, also in the 30 days after it was deleted; undefined where there is none. */
export async function readKey(world: ApiKeyWorld, ctx: RotationContext, name: string): Promise<ApiKey | undefined> {
  const call: GoogleCall = {
    doing: 'reading a key',
    about: labelOf(name),
    method: 'GET',
    path: `/v2/${name}`,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(world.apikeys, call);
  if (answer.status === 404) return undefined;
  const { data } = keySchema.safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) return data;
  throw adminRefused(call, answer, 'apikeys.keys.get');
}

export async function readKeyString(world: ApiKeyWorld, ctx: RotationContext, name: string): Promise<SecretValue> {
  const call: GoogleCall = {
    doing: 'reading the secret of a key',
    about: labelOf(name),
    method: 'GET',
    path: `/v2/${name}/keyString`,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(world.apikeys, call);
  const { data } = z.object({ keyString: z.string().min(1) }).safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) return new SecretValue(data.keyString);
  throw adminRefused(call, answer, 'apikeys.keys.getKeyString');
}

/** How many keys a project has; those that can still be brought back do not count. */
export async function countKeys(world: ApiKeyWorld, ctx: RotationContext, parent: string): Promise<number> {
  const call: GoogleCall = {
    doing: 'counting keys',
    about: parent,
    method: 'GET',
    path: `/v2/${parent}/keys?pageSize=${String(MOST_KEYS)}`,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(world.apikeys, call);
  const { data } = z.object({ keys: z.array(z.unknown()).default([]) }).safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) return data.keys.length;
  throw adminRefused(call, answer, 'apikeys.keys.list');
}

/** Deletes a key, which can be undone for 30 days. Succeeds if it is gone. */
export async function deleteKey(world: ApiKeyWorld, ctx: RotationContext, name: string): Promise<void> {
  const call = change(ctx, 'deleting a key', name, 'DELETE', `/v2/${name}`);
  const answer = await world.asAdmin(world.apikeys, call);
  // 404: an earlier attempt got through and its answer was lost.
  if (answer.status === 404) return;
  if (answer.status !== 200) throw adminRefused(call, answer, 'apikeys.keys.delete');
  await finish(world, ctx, call, answer);
}

export async function undeleteKey(world: ApiKeyWorld, ctx: RotationContext, name: string): Promise<void> {
  const call = { ...change(ctx, 'bringing a key back', name, 'POST', `/v2/${name}:undelete`), json: {} };
  const answer = await world.asAdmin(world.apikeys, call);
  if (answer.status !== 200) throw adminRefused(call, answer, 'apikeys.keys.undelete');
  await finish(world, ctx, call, answer);
}

/** Waits until Google has carried out what it accepted; `ambiguous` where that takes too long. */
export async function finish(
  world: ApiKeyWorld,
  ctx: RotationContext,
  call: GoogleCall,
  accepted: ApiAnswer,
): Promise<void> {
  let operation = operationSchema.safeParse(accepted.body).data;
  if (operation?.done !== true) {
    operation = await until(world, ctx, OPERATION_MS, async () => {
      const now = operation === undefined ? undefined : await readOperation(world, ctx, operation.name);
      return now?.done === true ? now : undefined;
    });
  }
  const about = `google: ${call.doing}: ${call.about}`;
  if (operation === undefined) throw new AppError('ambiguous', `${about}: accepted and not done yet`);
  if (operation.error === undefined) return;
  throw new AppError('provider-refused', `${about}: ${printable(operation.error.message)}`);
}

/** As a person finds it: the last part of its name. */
export function labelOf(name: string): string {
  return `key ${name.split('/').at(-1) ?? name}`;
}

function change(
  ctx: RotationContext,
  doing: string,
  name: string,
  method: 'DELETE' | 'POST',
  path: string,
): GoogleCall {
  return { doing, about: labelOf(name), method, path, signal: ctx.signal };
}

/** Undefined where Google does not show it: the change itself tells then. */
async function readOperation(
  world: ApiKeyWorld,
  ctx: RotationContext,
  name: string,
): Promise<z.output<typeof operationSchema> | undefined> {
  const call: GoogleCall = {
    doing: 'waiting for a change',
    about: name,
    method: 'GET',
    path: `/v2/${name}`,
    signal: ctx.signal,
  };
  return operationSchema.safeParse((await world.asAdmin(world.apikeys, call)).body).data;
}
