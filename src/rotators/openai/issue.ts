// The replacement: a key named with the rotation, so that one whose answer was lost can be found and deleted. It belongs to
// a service account, since no API makes a person's key; where there is none, one is made for it, with the same name.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { refusedBy, type ApiAnswer } from '../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { adminRefused, errorOf, resultOf, type OpenaiCall, type OpenaiWorld } from './client.js';
import {
  accountsPath,
  callOf,
  deleteAccount,
  deleteKey,
  isExpired,
  keysPath,
  listAccounts,
  listKeys,
  markOf,
  placeOf,
  readAccount,
  readKey,
} from './keys.js';
import { plannedFacts } from './settings.js';

/** Names of the attributes with the ids of what was made. */
export const KEY_ID = 'api-key-id';
export const ACCOUNT = 'service-account';

const madeSchema = z.object({ id: z.string().min(1), value: z.string().min(20), expires_at: z.number().nullish() });
const idSchema = z.object({ id: z.string().min(1) });

export async function issueKey(world: OpenaiWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const earlier = await findOurs(world, ctx, plan);
  if (earlier.outcome === 'conflict') throw new AppError('conflict', `openai: creating a key: ${earlier.detail}`);
  if (earlier.outcome !== 'not-applied') {
    throw new AppError(
      'ambiguous',
      `openai: creating a key: ${ctx.rotationId}: this rotation has made something already`,
      {
        hint: `its secret is lost: unleak rotations resume ${ctx.rotationId} deletes it and makes another`,
      },
    );
  }
  const { kind, project, account: planned, scopes } = plannedFacts(plan);
  const life = lifetime(world, plan);
  if (kind === 'admin-key') {
    return makeKey(world, ctx, { doing: 'creating an admin key', path: keysPath(placeOf(plan)), json: life }, {});
  }
  const account = planned ?? (await makeAccount(world, ctx, project));
  const path = `${accountsPath(project)}/${encodeURIComponent(account)}/api_keys`;
  const json = { ...(scopes.length === 0 ? {} : { scopes }), ...life };
  return makeKey(world, ctx, { doing: 'creating a key', path, json }, { [ACCOUNT]: account });
}

/** Looks for the rotation's mark among the names of all keys and service accounts. */
export async function findOurs(world: OpenaiWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Reconciliation> {
  const place = placeOf(plan);
  const isOurs = ({ name }: { readonly name?: string | null | undefined }): boolean => name === markOf(ctx);
  const keys = (await listKeys(world, ctx, place)).filter(isOurs);
  const makesAccount = place.kind === 'project-key' && plannedFacts(plan).account === null;
  const accounts = makesAccount ? (await listAccounts(world, ctx, place)).filter(isOurs) : [];
  if (keys.length > 1 || accounts.length > 1) {
    const ids = [...keys, ...accounts].map(({ id }) => id).join(', ');
    // Keys first: an account goes only when no key is left that somebody else may have made.
    const twins = [...keys.map(({ id }) => ({ [KEY_ID]: id })), ...accounts.map(({ id }) => ({ [ACCOUNT]: id }))];
    return { outcome: 'conflict', detail: `several carry the mark of ${ctx.rotationId}: ${ids}`, twins };
  }
  const attributes = {
    ...(keys[0] === undefined ? {} : { [KEY_ID]: keys[0].id }),
    ...(accounts[0] === undefined ? {} : { [ACCOUNT]: accounts[0].id }),
  };
  return Object.keys(attributes).length === 0 ? { outcome: 'not-applied' } : { outcome: 'lost', attributes };
}

/** Deletes what this rotation made, after a look that it did. Succeeds if it is gone. */
export async function deleteOurs(
  world: OpenaiWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  const place = placeOf(plan);
  const { kind, account: planned } = plannedFacts(plan);
  const [keyId, accountId] = [attributes[KEY_ID], attributes[ACCOUNT]];
  const key = keyId === undefined ? undefined : await readKey(world, ctx, place, keyId);
  if (key !== undefined) requireMark(ctx, key);
  const makesAccount = kind === 'project-key' && planned === null && accountId !== undefined;
  const account = makesAccount ? await readAccount(world, ctx, place, accountId) : undefined;
  if (account === undefined) return key === undefined ? undefined : deleteKey(world, ctx, place, key.id);
  requireMark(ctx, account);
  const other = (await listKeys(world, ctx, place)).find(
    ({ id, owner }) => owner?.service_account?.id === account.id && id !== key?.id,
  );
  // It would go with the account, and nobody said that it may.
  if (other !== undefined) throw foreign(ctx, other.id, 'somebody else made it for the same service account');
  await deleteAccount(world, ctx, place, account.id);
}

/** Deletes another key because a person said so, and only one that has expired or was never used. */
export async function freeSlot(
  world: OpenaiWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  id: string,
): Promise<void> {
  const refuse = (what: string): AppError => new AppError('usage', `openai: freeing a slot: ${id}: ${what}`);
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(id)) throw refuse('expected the id of a key, as key_0aB1');
  if (id === plannedFacts(plan).keyId) throw refuse('is the leaked key itself, which still has to work');
  const key = await readKey(world, ctx, placeOf(plan), id);
  if (key === undefined) return;
  const isUsed = key.last_used_at !== null && key.last_used_at !== undefined;
  if (isUsed && !isExpired(world, key)) throw refuse('was used and has not expired');
  await deleteKey(world, ctx, placeOf(plan), id);
}

/** Bare, with no key of its own, and then with the least role that lets its keys work. */
async function makeAccount(world: OpenaiWorld, ctx: RotationContext, project: string): Promise<string> {
  const name = markOf(ctx);
  const path = accountsPath(project);
  const json = { name, create_service_account_only: true };
  const creation = { ...callOf(ctx, 'creating a service account', name, 'POST', path), json };
  const made = await world.asAdmin(creation);
  if (made.status !== 200) throw creationRefused(ctx, creation, made);
  const { id } = resultOf(creation, made, idSchema);
  const call = callOf(ctx, 'giving a service account its role', id, 'POST', `${path}/${encodeURIComponent(id)}`);
  const promotion = { ...call, json: { role: 'member' } };
  resultOf(promotion, await world.asAdmin(promotion), idSchema);
  return id;
}

async function makeKey(
  world: OpenaiWorld,
  ctx: RotationContext,
  { doing, path, json }: { readonly doing: string; readonly path: string; readonly json: object },
  attributes: Readonly<Record<string, string>>,
): Promise<Credential> {
  const name = markOf(ctx);
  const call = { ...callOf(ctx, doing, name, 'POST', path), json: { name, ...json } };
  const answer = await world.asAdmin(call);
  if (answer.status !== 200) throw creationRefused(ctx, call, answer);
  const { id, value, expires_at: at } = resultOf(call, answer, madeSchema);
  const expires = at === null || at === undefined ? {} : { expires: new Date(at * 1000).toISOString() };
  return {
    provider: 'openai',
    secret: new SecretValue(value),
    attributes: { [KEY_ID]: id, ...attributes, ...expires },
  };
}

function lifetime({ clock }: OpenaiWorld, { expiresAt }: SuccessorPlan): { readonly expires_in_seconds?: number } {
  if (expiresAt === undefined) return {};
  return { expires_in_seconds: Math.max(1, Math.floor((Date.parse(expiresAt) - clock.now().getTime()) / 1000)) };
}

function requireMark(
  ctx: RotationContext,
  made: { readonly id: string; readonly name?: string | null | undefined },
): void {
  if (made.name !== markOf(ctx)) throw foreign(ctx, made.id, `its name is not that of ${ctx.rotationId}`);
}

function foreign(ctx: RotationContext, id: string, why: string): AppError {
  return new AppError('conflict', `openai: deleting: ${id}: ${why}`, {
    hint: `see who uses it, then: unleak rotations resume ${ctx.rotationId}`,
  });
}

function creationRefused(ctx: RotationContext, call: OpenaiCall, answer: ApiAnswer): AppError {
  const { param, says } = errorOf(answer);
  const code = 'needs-person';
  if (answer.status === 400 && param === 'expires_in_seconds') {
    const hint = 'the organization allows only a shorter life: set policy: max-lifetime to that, abort and plan again';
    return refusedBy('openai', call, answer, { says, hint, code });
  }
  // The vendor publishes no code for a limit.
  if (answer.status !== 400 || !/\b(?:maximum|limit|too many)\b|limit_reached/i.test(says))
    return adminRefused(call, answer);
  const hint = `no more fit: delete a key or service account that nobody uses, or unleak rotations resume ${ctx.rotationId} --free-slot KEYID`;
  return refusedBy('openai', call, answer, { says, hint, code });
}
