// SSH keys that open accounts by `authorized_keys`. The new key is made here and sealed; its line carries the rotation and
// keeps the options of the leaked one's. One rotation covers all configured hosts.
import type { SecretValue } from '../core/secret-value.js';
import type { Intent, Reconciliation, RotationContext, Rotator, RotatorCapabilities } from './rotator.js';
import { readKey } from './ssh/keys.js';
import {
  addKey,
  deleteOld,
  disableOld,
  enableOld,
  findKey,
  isDeleted,
  isLetIn,
  prepareKey,
  withdrawKey,
} from './ssh/lines.js';
import { confirmDead, proveKey } from './ssh/proof.js';
import type { SshSettings } from './ssh/settings.js';
import { takeSnapshot } from './ssh/snapshot.js';
import { checkedSettings, type SshWorld } from './ssh/world.js';

export type { SshHost, SshSettings } from './ssh/settings.js';

const capabilities: RotatorCapabilities = {
  orders: ['overlap'],
  // The account stays the same.
  newIdentifier: [],
  prepare: true,
  enable: true,
  // Nobody can tell by which key a session was opened, short of the log of each host.
  endSessions: false,
  delete: true,
  nativeExpiry: true,
  testedAgainst: 'real server',
  testDetail: 'OpenSSH 9.2, several hosts; expiry-time in UTC needs OpenSSH 9.1',
};

/**
 * A rotator for the configured accounts.
 * @param admin a private key that may change their files; never the leaked one, and only sent to hosts with a pinned key
 */
export function sshRotator(settings: SshSettings, admin: SecretValue): Rotator {
  const world: SshWorld = {
    settings: checkedSettings(settings),
    admin: readKey("the administrator's key", admin),
    controlled: new Set(),
  };
  return {
    provider: 'private-key',
    capabilities: { ...capabilities, nativeExpiry: settings.nativeExpiry },
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    prepare: (ctx) => Promise.resolve().then(() => prepareKey(ctx)),
    issue: (ctx, plan, prepared) => addKey(world, ctx, plan, prepared),
    reconcile: (ctx, intent) => reconcile(world, ctx, intent),
    verify: (ctx, plan, successor) => proveKey(world, ctx, plan, successor),
    disable: (ctx, plan) => disableOld(world, ctx, plan),
    enable: (ctx, plan) => enableOld(world, ctx, plan),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    delete: (ctx, plan) => deleteOld(world, ctx, plan),
    withdraw: (ctx, plan, successor) => withdrawKey(world, ctx, plan, successor),
  };
}

async function reconcile(
  world: SshWorld,
  ctx: RotationContext,
  { effect, plan, prepared }: Intent,
): Promise<Reconciliation> {
  switch (effect) {
    case 'issue':
      // Nothing was sealed, so nothing was sent.
      return prepared === undefined ? { outcome: 'not-applied' } : findKey(world, ctx, plan, prepared);
    case 'disable':
      return { outcome: (await isLetIn(world, ctx, plan)) ? 'not-applied' : 'applied' };
    case 'delete':
      return { outcome: (await isDeleted(world, ctx, plan)) ? 'applied' : 'not-applied' };
    case 'endSessions':
      return { outcome: 'not-applied' };
  }
}
