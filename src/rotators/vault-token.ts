// Service tokens of Vault and OpenBao. The server makes the secret and tells it once; its metadata carries the rotation,
// so that one that was lost can be found by its accessor. Revoking can not be undone and takes the token's children along.
import type { Clock } from '../platform/clock.js';
import type { Rotator, RotatorCapabilities } from './rotator.js';
import { vaultTokenWorld } from './vault-token/client.js';
import { findOurs, issueToken, revokeOurs } from './vault-token/issue.js';
import { confirmDead, proveToken, reconcileStop, revokeLeaked } from './vault-token/proof.js';
import type { VaultTokenSettings } from './vault-token/settings.js';
import { takeSnapshot } from './vault-token/snapshot.js';

export type { VaultTokenAuth, VaultTokenSettings } from './vault-token/settings.js';

const capabilities: RotatorCapabilities = {
  orders: ['overlap'],
  // A token has no user name beside it.
  newIdentifier: [],
  prepare: false,
  enable: false,
  // What a token made and leased dies with it.
  endSessions: false,
  delete: false,
  nativeExpiry: true,
  namesTwins: true,
  testedAgainst: 'real server',
  testDetail: 'OpenBao 2.7.2 in development mode; not against HashiCorp Vault',
};

/** A rotator for the tokens of one server. The administrator's credential goes only to the configured address. */
export function vaultTokenRotator(settings: VaultTokenSettings, clock: Clock): Rotator {
  const world = vaultTokenWorld(settings, clock);
  return {
    provider: 'vault',
    capabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    issue: (ctx, plan) => issueToken(world, ctx, plan),
    reconcile: async (ctx, { effect, plan }) => {
      if (effect === 'issue') return findOurs(world, ctx, plan);
      return effect === 'disable' ? reconcileStop(world, ctx, plan) : { outcome: 'not-applied' };
    },
    removeLost: (ctx, _plan, attributes) => revokeOurs(world, ctx, attributes),
    verify: (ctx, plan, successor) => proveToken(world, ctx, plan, successor),
    disable: (ctx, plan) => revokeLeaked(world, ctx, plan),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    withdraw: (ctx, _plan, successor) => revokeOurs(world, ctx, successor.attributes),
  };
}
