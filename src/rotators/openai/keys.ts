// Keys and their owners as the administrator sees and changes them: keys of a project, and the organization's admin keys.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { adminRefused, isGone, resultOf, type OpenaiCall, type OpenaiWorld } from './client.js';
import { plannedFacts, type OpenaiFacts } from './settings.js';

export const ORGANIZATION = '/v1/organization';

const seconds = z.number().nullish();
const keySchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  redacted_value: z.string().default(''),
  last_used_at: seconds,
  expires_at: seconds,
  owner: z
    .object({
      type: z.string().nullish(),
      user: z.object({ id: z.string(), email: z.string().nullish() }).nullish(),
      service_account: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
    })
    .nullish(),
});
export type OpenaiKey = Readonly<z.output<typeof keySchema>>;

const accountSchema = z.object({ id: z.string().min(1), name: z.string().nullish(), role: z.string().nullish() });
type ServiceAccount = Readonly<z.output<typeof accountSchema>>;

/** Where keys of this kind are. */
export type KeyPlace = Pick<OpenaiFacts, 'kind' | 'project'>;

/** The most that a page may have. */
const PAGE_SIZE = 100;
const MAX_PAGES = 200;
/** The shortest life that can be given, and the least that a key may: read the names of models. None would mean all. */
const SHRUNK = { scopes: ['api.model.read'], expires_in_seconds: 1 };

export function placeOf(plan: SuccessorPlan): KeyPlace {
  return plannedFacts(plan);
}

/** Name of what a rotation makes. */
export function markOf({ rotationId }: RotationContext): string {
  return `unleak ${rotationId}`;
}

/** Whether a list that shows so much of a key may mean this one: its first and last characters. */
export function looksLike(redacted: string, secret: SecretValue): boolean {
  const text = secret.reveal();
  const [start = '', end = '', ...more] = redacted.split(/[.*\u2026]+/);
  if (more.length > 0 || end.length < 3 || start.length + end.length < 6) return false;
  return start.length + end.length <= text.length && text.startsWith(start) && text.endsWith(end);
}

/** All keys of the place, also those whose owner lost the access to the project. */
export async function listKeys(
  world: OpenaiWorld,
  ctx: RotationContext,
  place: KeyPlace,
): Promise<readonly OpenaiKey[]> {
  const query = place.kind === 'admin-key' ? '' : '&owner_project_access=any';
  return listAll(world, ctx, 'listing keys', keysPath(place), query, keySchema);
}

export async function listAccounts(
  world: OpenaiWorld,
  ctx: RotationContext,
  { project }: KeyPlace,
): Promise<readonly ServiceAccount[]> {
  return listAll(world, ctx, 'listing service accounts', accountsPath(project), '', accountSchema);
}

/** A key without its value; undefined where there is none of this id. */
export async function readKey(
  world: OpenaiWorld,
  ctx: RotationContext,
  place: KeyPlace,
  id: string,
): Promise<OpenaiKey | undefined> {
  return readOne(
    world,
    callOf(ctx, 'reading a key', id, 'GET', `${keysPath(place)}/${encodeURIComponent(id)}`),
    keySchema,
  );
}

export async function readAccount(
  world: OpenaiWorld,
  ctx: RotationContext,
  { project }: KeyPlace,
  id: string,
): Promise<ServiceAccount | undefined> {
  const path = `${accountsPath(project)}/${encodeURIComponent(id)}`;
  return readOne(world, callOf(ctx, 'reading a service account', id, 'GET', path), accountSchema);
}

/** Takes all but one harmless scope from a live key and ends it in a second, without waiting for its removal. */
export async function shrinkKey(world: OpenaiWorld, ctx: RotationContext, place: KeyPlace, id: string): Promise<void> {
  const path = `${keysPath(place)}/${encodeURIComponent(id)}`;
  const call = { ...callOf(ctx, 'shrinking the leaked key', id, 'POST', path), json: SHRUNK };
  const answer = await world.asAdmin(call);
  // 400: it has expired by an earlier shrinking, or it can't be shrunk; it is deleted all the same.
  if (![200, 400].includes(answer.status) && !isGone(answer)) throw adminRefused(call, answer);
}

/** Removes a key for good. Succeeds if it is gone. */
export async function deleteKey(world: OpenaiWorld, ctx: RotationContext, place: KeyPlace, id: string): Promise<void> {
  await deleteAt(world, callOf(ctx, 'deleting a key', id, 'DELETE', `${keysPath(place)}/${encodeURIComponent(id)}`));
}

/** Removes a service account with its keys. Succeeds if it is gone. */
export async function deleteAccount(
  world: OpenaiWorld,
  ctx: RotationContext,
  { project }: KeyPlace,
  id: string,
): Promise<void> {
  const path = `${accountsPath(project)}/${encodeURIComponent(id)}`;
  await deleteAt(world, callOf(ctx, 'deleting a service account', id, 'DELETE', path));
}

export function isExpired({ clock }: OpenaiWorld, { expires_at: at }: OpenaiKey): boolean {
  return at !== null && at !== undefined && at * 1000 <= clock.now().getTime();
}

export function keysPath({ kind, project }: KeyPlace): string {
  if (kind === 'admin-key') return `${ORGANIZATION}/admin_api_keys`;
  return `${ORGANIZATION}/projects/${encodeURIComponent(project)}/api_keys`;
}

export function accountsPath(project: string): string {
  return `${ORGANIZATION}/projects/${encodeURIComponent(project)}/service_accounts`;
}

export function callOf(
  ctx: RotationContext,
  doing: string,
  about: string,
  method: OpenaiCall['method'],
  path: string,
): OpenaiCall {
  return { doing, about, method, path, signal: ctx.signal };
}

async function listAll<T extends { readonly id: string }>(
  world: OpenaiWorld,
  ctx: RotationContext,
  doing: string,
  path: string,
  query: string,
  item: z.ZodType<T>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const last = found.at(-1);
    const after = last === undefined ? '' : `&after=${encodeURIComponent(last.id)}`;
    const call = callOf(ctx, doing, 'all', 'GET', `${path}?limit=${String(PAGE_SIZE)}${query}${after}`);
    const { data, has_more: hasMore } = resultOf(call, await world.asAdmin(call), pageOf(item));
    found.push(...data);
    if (!hasMore || data.length === 0) return found;
  }
  throw new AppError('provider-refused', `openai: ${doing}: more than ${String(found.length)} in one place`);
}

function pageOf<T>(item: z.ZodType<T>): z.ZodType<{ data: T[]; has_more: boolean }> {
  return z.object({ data: z.array(item), has_more: z.boolean() });
}

async function readOne<T>(world: OpenaiWorld, call: OpenaiCall, schema: z.ZodType<T>): Promise<T | undefined> {
  const answer = await world.asAdmin(call);
  return isGone(answer) ? undefined : resultOf(call, answer, schema);
}

async function deleteAt(world: OpenaiWorld, call: OpenaiCall): Promise<void> {
  const answer = await world.asAdmin(call);
  // 404: an earlier attempt got through and its answer was lost.
  if (answer.status !== 200 && !isGone(answer)) throw adminRefused(call, answer);
}
