// Tokens of an npm registry. Whoever holds one can delete it, and only a person makes another: the successor is a granular
// access token that is brought and checked.
import { AppError } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { npmWorld, type NpmWorld } from './npm/client.js';
import { proveToken, requestToken, takeInToken, withdrawToken } from './npm/granular.js';
import { askToken, confirmDead, hasWorked } from './npm/proof.js';
import { revokeToken } from './npm/revoke.js';
import { checkedReplacement, type NpmSettings } from './npm/settings.js';
import { takeSnapshot } from './npm/snapshot.js';
import type { Intent, Reconciliation, RotationContext, Rotator, RotatorCapabilities } from './rotator.js';

export type { NpmReplacement, NpmSettings } from './npm/settings.js';

const capabilities: RotatorCapabilities = {
  orders: ['by-person'],
  // A token has no user name beside it.
  newIdentifier: [],
  prepare: false,
  enable: false,
  endSessions: false,
  delete: false,
  nativeExpiry: true,
  testedAgainst: 'real server',
  testDetail:
    'verdaccio 6.8.0 with the tokens that it makes; one-time passwords, 401 and tokens in no list against a fake after ' +
    'the npm client’s source; not against npm’s own registry',
};

/**
 * A rotator for the tokens of one registry. A token goes only to the configured address.
 * @param admin another token of the same user, for a leaked one that may not delete itself
 */
export function npmRotator(settings: NpmSettings, admin: SecretValue | undefined, clock: Clock): Rotator {
  const world = npmWorld({ ...settings, replacement: checkedReplacement(settings.replacement) }, admin, clock);
  return {
    provider: 'npm',
    capabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    request: (ctx, plan) => Promise.resolve().then(() => requestToken(world, ctx, plan)),
    intake: (ctx, plan, brought) => takeInToken(world, ctx, plan, brought),
    issue: () => Promise.reject(new AppError('unsupported', 'npm: issuing: a token: only a person can create one')),
    reconcile: (ctx, intent) => reconcile(world, ctx, intent),
    verify: (ctx, plan, successor) => proveToken(world, ctx, plan, successor),
    disable: (ctx, plan) =>
      revokeToken(world, ctx, { token: plan.current.secret, which: 'the leaked token', hasWorked: hasWorked(plan) }),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    withdraw: (ctx, plan, successor) => withdrawToken(world, ctx, plan, successor),
  };
}

/** What a person makes is not ours to look for: it comes with `intake` or not at all. */
async function reconcile(world: NpmWorld, ctx: RotationContext, { effect, plan }: Intent): Promise<Reconciliation> {
  if (effect !== 'disable') return { outcome: 'not-applied' };
  const { verdict } = await askToken(world, ctx, plan.current.secret, hasWorked(plan));
  return { outcome: verdict === 'rejected' ? 'applied' : 'not-applied' };
}
