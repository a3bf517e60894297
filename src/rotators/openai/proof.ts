// What counts as OpenAI's word about a key. A bare 401 says nothing: a key that lacks a scope gets it too. Only the code
// `invalid_api_key` says that a key is dead.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { refusedBy, type ApiAnswer } from '../../platform/api-client.js';
import { randomId } from '../../platform/random.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { errorOf, isDenied, isInvalidKey, type OpenaiCall, type OpenaiWorld } from './client.js';
import { ACCOUNT, KEY_ID } from './issue.js';
import { callOf, looksLike, markOf, ORGANIZATION, placeOf, readAccount, readKey } from './keys.js';
import { plannedFacts, type OpenaiFacts, type OpenaiSettings } from './settings.js';

/** The call that changes nothing and costs nothing, and the scope that it needs. */
export const MODELS = { path: '/v1/models', scope: 'api.model.read' } as const;

type Used = { readonly call: OpenaiCall; readonly answer: ApiAnswer };

/** Uses a key for the cheapest call of its kind. */
export async function useKey(
  world: OpenaiWorld,
  ctx: RotationContext,
  kind: OpenaiFacts['kind'],
  key: SecretValue,
  about: string,
  path = cheapestPath(kind),
): Promise<Used> {
  const call = callOf(ctx, 'using', about, 'GET', path);
  return { call, answer: await world.as(key, call) };
}

/** Path of the call that proves the replacement, the configured one first; null where no call is known. */
export function checkPathOf(
  { check }: OpenaiSettings,
  kind: OpenaiFacts['kind'],
  scopes: readonly string[],
): string | null {
  if (kind === 'admin-key') return cheapestPath(kind);
  const canList = scopes.length === 0 || scopes.includes(MODELS.scope) || scopes.includes('api.all.read');
  return check ?? (canList ? MODELS.path : null);
}

/** Uses the new key, and has the administrator see that it is ours. */
export async function proveKey(
  world: OpenaiWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const { kind, project, check } = plannedFacts(plan);
  const { call, answer } = await useKey(world, ctx, kind, successor.secret, 'the new key', check ?? MODELS.path);
  const isAlive = answer.status === 200 || (check === null && isDenied(answer));
  if (!isAlive) {
    throw refusedBy('openai', call, answer, {
      says: errorOf(answer).says,
      hint: isDenied(answer) ? 'its scopes do not let it: see scopes and check of this provider' : undefined,
    });
  }
  const itsProject = answer.headers['openai-project'];
  if (kind === 'project-key' && itsProject !== undefined && itsProject !== project) throw notOurs('the new key');
  await requireOurs(world, ctx, plan, successor);
}

/** `accepted` only from a server that was seen to refuse a key that nobody has. */
export async function confirmDead(
  world: OpenaiWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const { kind } = plannedFacts(plan);
  const { answer } = await useKey(world, ctx, kind, plan.current.secret, 'the leaked key');
  if (isInvalidKey(answer)) return 'rejected';
  const isAlive = answer.status === 200 || isDenied(answer);
  return isAlive && (await tellsKeysApart(world, ctx, kind)) ? 'accepted' : 'unknown';
}

async function tellsKeysApart(world: OpenaiWorld, ctx: RotationContext, kind: OpenaiFacts['kind']): Promise<boolean> {
  const { memory } = world;
  if (!memory.tellsKeysApart) {
    const invented = new SecretValue(`sk-${randomId(48)}`);
    memory.tellsKeysApart = isInvalidKey((await useKey(world, ctx, kind, invented, 'a key that nobody has')).answer);
  }
  return memory.tellsKeysApart;
}

async function requireOurs(
  world: OpenaiWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { secret, attributes }: Credential,
): Promise<void> {
  const place = placeOf(plan);
  const id = attributes[KEY_ID] ?? '';
  const key = id === '' ? undefined : await readKey(world, ctx, place, id);
  if (key?.name !== markOf(ctx) || !looksLike(key.redacted_value, secret))
    throw notOurs(id === '' ? 'the new key' : id);
  if (plan.expiresAt !== undefined && (key.expires_at ?? null) === null) throw notOurs(id, 'it never expires');
  if (place.kind === 'admin-key') return;
  const owner = key.owner?.service_account?.id;
  if (owner === undefined || owner !== attributes[ACCOUNT]) throw notOurs(id, 'it belongs to another owner');
  const { scopes } = plannedFacts(plan);
  const account = scopes.length === 0 ? undefined : await readAccount(world, ctx, place, owner);
  // A key of an account without a role is refused in the words for a scope that is missing.
  if (account?.role === 'none') throw notOurs(id, 'its service account has no role');
}

function notOurs(about: string, why = 'it is not what this rotation made'): AppError {
  return new AppError('conflict', `openai: verifying the new key: ${about}: ${why}`, {
    hint: 'somebody else changed or made it: see who',
  });
}

function cheapestPath(kind: OpenaiFacts['kind']): string {
  return kind === 'admin-key' ? `${ORGANIZATION}/projects?limit=1` : MODELS.path;
}
