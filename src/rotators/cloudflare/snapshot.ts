// What the leaked credential is and what its replacement will be: read before anything changes.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { refusedBy } from '../../platform/api-client.js';
import { narrowPolicies } from '../../scopes/cloudflare.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import { isRange, isWithin } from './addresses.js';
import { checkPathOf } from './check.js';
import { adminOf, isInvalidToken, resultOf, tokensPath, wordsOf, type CloudflareWorld } from './client.js';
import { requireLiveKey } from './global-key.js';
import { groupNames } from './policies.js';
import {
  factsToKeep,
  isSurelyOfUser,
  kindOf,
  plainCondition,
  type CloudflareFacts,
  type Condition,
  type Policy,
} from './settings.js';
import { effectsOf, notesOn } from './tell.js';
import { callOf, readToken, type CloudflareToken, type TokenPlace } from './tokens.js';
import { askVerify } from './verify.js';

export async function takeSnapshot(
  world: CloudflareWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const { settings } = world;
  const kind = kindOf(settings, current);
  if (settings.admin?.equals(current.secret) === true) throw leakedAdmin();
  const place = { current, kind, tokens: tokensPath(kind, settings) };
  adminOf(world, current, kind);
  const email = kind === 'global-key' ? await requireLiveKey(world, ctx, current) : null;
  const token = kind === 'global-key' ? undefined : await leakedToken(world, ctx, place);
  const policies = await policiesFor(world, ctx, place, token);
  const facts: CloudflareFacts = {
    kind,
    tokens: place.tokens,
    tokenId: token?.id ?? null,
    name: withoutMark(token?.name ?? (email === null ? '' : 'instead of a global key')),
    policies,
    condition: conditionFor(settings.fromAddresses, token?.condition ?? null),
    check: checkPathOf(settings, place.tokens, policies),
    email,
  };
  const rollable = kind !== 'global-key' && token?.status === 'active';
  return {
    facts: factsToKeep(facts),
    secrets: {},
    orders: rollable ? ['overlap', 'roll'] : ['overlap'],
    impossible: rollable
      ? {}
      : { roll: kind === 'global-key' ? 'only a person changes a global key' : 'the leaked token is dead' },
    deleteOld: token !== undefined,
    notes: notesOn(world, facts, token, policies),
    effects: effectsOf(facts, groupNames(policies)),
  };
}

/** The leaked token by what `verify` says it is; undefined where it is dead and nobody knows its id. */
async function leakedToken(
  world: CloudflareWorld,
  ctx: RotationContext,
  place: TokenPlace,
): Promise<CloudflareToken | undefined> {
  const { call, answer } = await askVerify(world, ctx, place.tokens, place.current.secret, 'the leaked token');
  if (isInvalidToken(answer)) {
    if (isSurelyOfUser(place.current)) return undefined;
    // Each kind of token has its own call, and is unknown to the other's.
    const where = place.kind === 'account-token' ? 'this account' : 'users';
    throw new AppError('config', `cloudflare: looking at the leaked token: not known among the tokens of ${where}`, {
      hint: 'it is dead and nothing is left to stop, or it belongs elsewhere: configure account, or another one',
    });
  }
  if (answer.status !== 200) {
    throw refusedBy('cloudflare', call, answer, {
      says: wordsOf(answer),
      hint: 'a token that works only from some addresses tells its id only there: run unleak from one of them',
      ...(answer.status === 403 ? { code: 'needs-person' } : {}),
    });
  }
  const { id } = resultOf(call, answer, z.object({ id: z.string().min(1) }));
  const token = await readToken(world, ctx, place, id);
  if (token !== undefined) return token;
  throw new AppError('config', `cloudflare: looking at the leaked token: ${id}: admin does not find it`, {
    hint: 'admin has to be a token of the same user or account',
  });
}

async function policiesFor(
  world: CloudflareWorld,
  ctx: RotationContext,
  place: TokenPlace,
  token: CloudflareToken | undefined,
): Promise<readonly [Policy, ...Policy[]]> {
  const { allow } = world.settings;
  const policies =
    allow === undefined
      ? (token?.policies ?? [])
      : narrowPolicies(allow, token?.policies, await groupIds(world, ctx, place));
  const [first, ...more] = policies;
  if (first !== undefined) return [first, ...more];
  const why =
    place.kind === 'global-key'
      ? 'a global key may do everything'
      : 'the leaked token is dead: nobody knows what it might';
  throw new AppError('config', `cloudflare: planning: allow: not configured, and ${why}`, {
    hint: 'configure allow: what the user of this credential really needs',
  });
}

/** Ids of the permission groups by their names; the vendor lists a name once for each kind of resource it is for. */
async function groupIds(
  world: CloudflareWorld,
  ctx: RotationContext,
  place: TokenPlace,
): Promise<ReadonlyMap<string, string>> {
  const call = callOf(ctx, 'listing permission groups', 'all', 'GET', `${place.tokens}/permission_groups`);
  const answer = await world.as(adminOf(world, place.current, place.kind), call);
  const groups = resultOf(call, answer, z.array(z.object({ id: z.string(), name: z.string() })));
  return new Map(groups.map(({ id, name }) => [name, id]));
}

/** Of no more addresses than the leaked token's. */
function conditionFor(wanted: readonly string[] | undefined, old: Condition): Condition {
  const { in: allowed = [], not_in: denied = [] } = old?.request_ip ?? {};
  if (wanted === undefined) return old;
  const wrong = wanted.find((range) => !isRange(range));
  const wider = allowed.length === 0 ? undefined : wanted.find((range) => !isWithin(range, allowed));
  const problem = wrong ?? wider;
  if (problem === undefined) return plainCondition(wanted, denied);
  const what = wrong === undefined ? 'the leaked token may not be used from there' : 'no range of addresses';
  throw new AppError('config', `cloudflare: planning: from-addresses: ${problem}: ${what}`);
}

function withoutMark(name: string): string {
  return name.replace(/^unleak r[0-9a-f]{12} ?/, '');
}

function leakedAdmin(): AppError {
  return new AppError('config', 'cloudflare: looking at the leaked token: it is the configured administrator itself', {
    hint: 'a leaked token does not replace itself: give this provider another one',
  });
}
