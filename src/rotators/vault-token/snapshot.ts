// What the leaked token is and what its replacement will be: read before anything changes.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { z } from 'zod';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import { adminRefused, type VaultCall, type VaultTokenWorld } from './client.js';
import { factsToKeep, KNOWN, type VaultTokenFacts } from './settings.js';
import { listAccessors, lookUpAll, lookUpToken, type VaultToken } from './tokens.js';

/** Beyond so many tokens the plan does not count which could die with the leaked one. */
const MAX_COUNTED = 300;

export async function takeSnapshot(
  world: VaultTokenWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  requireServiceToken(world, current.secret);
  const token = await lookUpToken(world, ctx, current.secret);
  const facts = factsOf(world, token);
  await requireOrphanRole(world, ctx, facts);
  const accessors = await listAccessors(world, ctx);
  return {
    facts: factsToKeep(facts),
    secrets: { [KNOWN]: new SecretValue(accessors.join(' ')) },
    orders: ['overlap'],
    impossible: {},
    deleteOld: false,
    notes: [...notesOn(token, facts), ...(await childrenNotes(world, ctx, token, accessors))],
    effects: {
      overlap: {
        issue: `create an orphan token with the policies ${facts.policies.join(', ')}, marked with the rotation`,
        disable: 'revoke the leaked token by its accessor, for good; tokens and leases that it made die with it',
      },
    },
  };
}

/** The other secrets of Vault, which no call of this rotator could replace, and the administrator's own token. */
function requireServiceToken({ settings }: VaultTokenWorld, token: SecretValue): void {
  const text = token.reveal();
  const hintOf: readonly (readonly [RegExp, string, string])[] = [
    [/^(hvb|b)\./, 'a batch token', 'a batch token can not be revoked: it ends with its parent or at its time'],
    [/^(hvr|r)\./, 'a recovery token', 'only an operator with the recovery keys can end and make one'],
    [/^[0-9a-f]{8}-[0-9a-f]{4}-/, 'a secret id', 'destroy it with auth/approle/role/ROLE/secret-id/destroy'],
  ];
  const [, what, hint] = hintOf.find(([pattern]) => pattern.test(text)) ?? [];
  if (what !== undefined) {
    throw new AppError('unsupported', `vault: looking at the leaked secret: ${what}: no service token`, { hint });
  }
  if ('token' in settings.auth && settings.auth.token.equals(token)) {
    throw new AppError('config', 'vault: looking at the leaked token: it is the configured administrator itself', {
      hint: 'a leaked token does not replace itself: give this provider another one',
    });
  }
}

function factsOf({ settings }: VaultTokenWorld, token: VaultToken | undefined): VaultTokenFacts {
  if (token !== undefined && token.type !== 'service') {
    throw new AppError('unsupported', `vault: looking at the leaked token: type ${token.type}: only service tokens`);
  }
  const facts = {
    accessor: token?.accessor ?? null,
    policies: policiesFor(settings.policies, token),
    // A token of which nothing is known any more had it most probably; it gives nothing but what every token may.
    withDefault: token === undefined || (token.policies ?? []).some((name) => name === 'default' || name === 'root'),
    renewable: token?.renewable ?? true,
    boundCidrs: token?.bound_cidrs ?? [],
    role: settings.role ?? null,
    check: settings.check ?? null,
  };
  if (facts.boundCidrs.length > 0 && facts.role === null) {
    throw new AppError(
      'config',
      'vault: planning: the leaked token is bound to addresses: a replacement would not be',
      {
        hint: 'configure role: a token role with the same token_bound_cidrs and orphan=true',
      },
    );
  }
  if (!facts.withDefault && facts.check === null) {
    throw new AppError('config', "vault: planning: the leaked token lacks the policy default: can't ask about itself", {
      hint: 'configure check: a path that the replacement has to be able to read',
    });
  }
  return facts;
}

/** Never more than the leaked token may, and never root. */
function policiesFor(configured: readonly string[] | undefined, token: VaultToken | undefined): string[] {
  const own = token?.policies ?? [];
  const all = [...own, ...(token?.identity_policies ?? [])];
  const isRoot = own.includes('root');
  const wanted = (configured ?? own).filter((name) => name !== 'default');
  if (wanted.includes('root') || (isRoot && configured === undefined)) {
    throw new AppError('config', 'vault: planning: the leaked token is a root token: no replacement is root', {
      hint: 'configure policies: what its user really needs',
    });
  }
  if (token === undefined && configured === undefined) {
    throw new AppError('config', 'vault: planning: the leaked token is dead: nobody knows what it was allowed', {
      hint: 'nothing is left to stop; if its user needs another one, configure policies',
    });
  }
  const more = wanted.filter((name) => token !== undefined && !isRoot && !all.includes(name));
  if (more.length > 0) {
    throw new AppError('config', `vault: planning: policies: ${more.join(', ')}: the leaked token does not have them`, {
      hint: 'a replacement never may more than the leaked credential',
    });
  }
  return wanted.length > 0 ? wanted : ['default'];
}

/** A child would die with the administrator's token, which may be a login of an hour. */
async function requireOrphanRole(
  world: VaultTokenWorld,
  ctx: RotationContext,
  { role, boundCidrs }: VaultTokenFacts,
): Promise<void> {
  if (role === null) return;
  const call: VaultCall = {
    doing: 'reading the token role',
    about: role,
    method: 'GET',
    path: `/v1/auth/token/roles/${encodeURIComponent(role)}`,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(call);
  const schema = z.object({ orphan: z.boolean(), token_bound_cidrs: z.array(z.string()).nullish() });
  const data = z.object({ data: schema }).safeParse(answer.body).data?.data;
  if (answer.status !== 200 || data === undefined) throw adminRefused(call, answer, '"read"');
  const bound = data.token_bound_cidrs ?? [];
  const isNarrow = boundCidrs.length === 0 || (bound.length > 0 && bound.every((cidr) => boundCidrs.includes(cidr)));
  if (data.orphan && isNarrow) return;
  const why = data.orphan ? 'it binds to other addresses than the leaked token' : 'it makes no orphans';
  throw new AppError('config', `vault: planning: token role ${role}: ${why}`, {
    hint: 'set orphan=true, and token_bound_cidrs to addresses of the leaked token where that has any',
  });
}

function notesOn(token: VaultToken | undefined, facts: VaultTokenFacts): readonly string[] {
  if (token === undefined) return ['the leaked token is dead already: only a replacement is made'];
  const dropped = [...(token.policies ?? []), ...(token.identity_policies ?? [])].filter(
    (name) => name !== 'default' && !facts.policies.includes(name),
  );
  return [
    ...(dropped.length > 0 ? [`the replacement loses the policies ${dropped.join(', ')}`] : []),
    ...((token.period ?? 0) > 0
      ? ['the leaked token is periodic and lives as long as it is renewed; the replacement ends at its time']
      : []),
    ...(token.expire_time === null ? ['the leaked token never expires by itself'] : []),
    ...(token.num_uses > 0
      ? [`the leaked token has ${String(token.num_uses)} uses left; the replacement has no limit of uses`]
      : []),
    ...(token.orphan
      ? []
      : ['the leaked token ends with its parent; the replacement is an orphan and ends at its time']),
    ...(token.path.endsWith('/login') || token.path.includes('/login/')
      ? [`the leaked token came from a login (${token.path}): who can log in there gets another one`]
      : []),
    'the server may end the replacement earlier than planned: no token outlives the longest lease of its mount',
  ];
}

/** The API names no parent, so only a bound can be told. */
async function childrenNotes(
  world: VaultTokenWorld,
  ctx: RotationContext,
  token: VaultToken | undefined,
  accessors: readonly string[],
): Promise<readonly string[]> {
  if (token === undefined) return [];
  if (accessors.length > MAX_COUNTED) {
    return [`tokens that the leaked one made die with it; not counted among ${String(accessors.length)} tokens`];
  }
  const tokens = await lookUpAll(world, ctx, accessors);
  const count = tokens.filter(
    (other) => !other.orphan && other.accessor !== token.accessor && other.creation_time >= token.creation_time,
  ).length;
  if (count === 0) return ['no other token dies with the leaked one: none that is younger has a parent'];
  return [`tokens that the leaked one made die with it: at most ${String(count)} (Vault does not name parents)`];
}
