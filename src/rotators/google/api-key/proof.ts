// What counts as Google's word about an API key. `API_KEY_INVALID` says that it is dead; that a key is blocked for this
// caller says that it lives; a disabled service or a missing payment says nothing of the key.
import { randomBytes } from 'node:crypto';
import type { Credential } from '../../../core/credential.js';
import { AppError } from '../../../core/errors.js';
import { SecretValue } from '../../../core/secret-value.js';
import { printable } from '../../../platform/api-client.js';
import type { RotationContext, SuccessorPlan } from '../../rotator.js';
import { refusalIn, until } from '../client.js';
import { markOf } from './issue.js';
import { labelOf, readKey, readKeyString } from './keys.js';
import { plannedFacts, type ApiKeyWorld, type Restrictions } from './settings.js';

/** A new key is not known everywhere at once; less than the deadline of an effect. */
const KNOWN_EVERYWHERE_MS = 40_000;

type Verdict =
  | { readonly verdict: 'accepted' }
  /** It works, and not from here: by its own limits. */
  | { readonly verdict: 'blocked'; readonly why: string }
  | { readonly verdict: 'rejected'; readonly why: string }
  | { readonly verdict: 'unknown'; readonly why: string };

/** The new key is this rotation's with the planned limits, and Google takes it for the call that it is there for. */
export async function proveKey(
  world: ApiKeyWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  await requireOurs(world, ctx, plan, successor);
  let last: Verdict | undefined;
  await until(world, ctx, KNOWN_EVERYWHERE_MS, async () => {
    last = await tryKey(world, ctx, plan, successor.secret);
    return last.verdict === 'rejected' ? undefined : last;
  });
  if (last?.verdict === 'accepted') return;
  // From another address, page or app it works: what its limits ask for can't be shown here.
  if (last?.verdict === 'blocked' && last.why !== 'API_KEY_SERVICE_BLOCKED') return;
  const code = last?.verdict === 'unknown' ? 'provider-unreachable' : 'provider-refused';
  throw new AppError(code, `google: verifying the new key: ${plannedFacts(plan).check}: ${last?.why ?? 'no answer'}`, {
    hint: 'is the API of the configured check enabled in the project and among those that the key is for',
  });
}

/** `accepted` only from an API that was seen to refuse a key that nobody has. */
export async function confirmDead(
  world: ApiKeyWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const { verdict } = await tryKey(world, ctx, plan, plan.current.secret);
  if (verdict === 'rejected' || verdict === 'unknown') return verdict;
  const { memory } = world;
  memory.canTellKeysApart ||= (await tryKey(world, ctx, plan, madeUpKey())).verdict === 'rejected';
  return memory.canTellKeysApart ? 'accepted' : 'unknown';
}

async function requireOurs(
  world: ApiKeyWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { attributes, secret }: Credential,
): Promise<void> {
  const name = attributes['key-name'];
  const key = name === undefined ? undefined : await readKey(world, ctx, name);
  const about = 'google: verifying the new key';
  if (key === undefined || key.displayName !== markOf(ctx) || key.deleteTime !== undefined) {
    throw new AppError('provider-refused', `${about}: no key of this rotation is there`);
  }
  const planned = plannedFacts(plan).restrictions;
  if (!isSame(key.restrictions ?? null, planned)) {
    throw new AppError('conflict', `${about}: ${labelOf(key.name)}: its restrictions are not the planned ones`, {
      hint: 'somebody else changed them: see who, then resume',
    });
  }
  if ((await readKeyString(world, ctx, key.name)).equals(secret)) return;
  throw new AppError('provider-refused', `${about}: ${labelOf(key.name)}: it has another secret`);
}

/** The key goes in a header: an address is written down in more places. */
async function tryKey(
  world: ApiKeyWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  key: SecretValue,
): Promise<Verdict> {
  const { check, restrictions } = plannedFacts(plan);
  const { origin, pathname, search } = new URL(check);
  const answer = await world.checkAt(origin)({
    doing: 'trying a key',
    about: `${origin}${pathname}`,
    method: 'GET',
    path: pathname + search,
    headers: { 'x-goog-api-key': key.reveal(), ...refererFor(restrictions) },
    signal: ctx.signal,
  });
  if (answer.status === 200) return { verdict: 'accepted' };
  const { reason, message } = refusalIn(answer);
  const why = reason ?? `status ${String(answer.status)}: ${printable(message)}`;
  if (reason === 'API_KEY_INVALID') return { verdict: 'rejected', why };
  const isBlocked = reason !== undefined && /^API_KEY_[A-Z_]+_BLOCKED$/.test(reason);
  return { verdict: isBlocked ? 'blocked' : 'unknown', why };
}

/** A key for pages is tried as if from one of them. */
function refererFor(restrictions: Restrictions | null): Readonly<Record<string, string>> {
  const [first] = restrictions?.browserKeyRestrictions?.allowedReferrers ?? [];
  const referer = first?.replace(/\*.*$/, '');
  return referer === undefined || !/^[\x21-\x7e]+$/.test(referer) ? {} : { referer };
}

/** In Google's layout, so that it is looked up and not refused for its form. */
function madeUpKey(): SecretValue {
  return new SecretValue(['AI', 'zaSy', randomBytes(25).toString('base64url').slice(0, 33)].join(''));
}

/** Whatever the order of the members. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
