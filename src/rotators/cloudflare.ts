// API tokens of Cloudflare's users and accounts, and users' global keys. Cloudflare makes the secret and tells it once; a
// token's name carries the rotation. A global key is replaced by a token, and a person ends it.
import type { Clock } from '../platform/clock.js';
import { cloudflareWorld } from './cloudflare/client.js';
import { deleteOurs, freeSlot, issueToken } from './cloudflare/issue.js';
import { confirmDead, proveToken } from './cloudflare/proof.js';
import type { CloudflareSettings } from './cloudflare/settings.js';
import { takeSnapshot } from './cloudflare/snapshot.js';
import { deleteLeaked, disableLeaked, enableLeaked, lastUse, reconcile } from './cloudflare/stop.js';
import type { Rotator, RotatorCapabilities } from './rotator.js';

export type { CloudflareSettings } from './cloudflare/settings.js';

const capabilities: RotatorCapabilities = {
  orders: ['overlap', 'roll'],
  // A token has no user name beside it.
  newIdentifier: [],
  prepare: false,
  // Of tokens; a global key stays as a person changed it.
  enable: true,
  endSessions: false,
  delete: true,
  nativeExpiry: true,
  namesTwins: true,
  testedAgainst: 'official SDK',
  testDetail:
    'a fake made from the types and routes of cloudflare 7.3.0 and checked with it; it could not show how verify answers to a disabled token, nor the code of a full list',
};

/** A rotator for the tokens of one user or account. The administrator's token goes only to the configured address. */
export function cloudflareRotator(settings: CloudflareSettings, clock: Clock): Rotator {
  const world = cloudflareWorld(settings, clock);
  return {
    provider: 'cloudflare',
    capabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    issue: (ctx, plan) => issueToken(world, ctx, plan),
    reconcile: (ctx, intent) => reconcile(world, ctx, intent),
    lastUse: (ctx, plan) => lastUse(world, ctx, plan),
    removeLost: (ctx, plan, attributes) => deleteOurs(world, ctx, plan, attributes),
    verify: (ctx, plan, successor) => proveToken(world, ctx, plan, successor),
    disable: (ctx, plan) => disableLeaked(world, ctx, plan),
    enable: (ctx, plan) => enableLeaked(world, ctx, plan),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    delete: (ctx, plan) => deleteLeaked(world, ctx, plan),
    freeSlot: (ctx, plan, id) => freeSlot(world, ctx, plan, id),
    withdraw: (ctx, plan, successor) => deleteOurs(world, ctx, plan, successor.attributes),
  };
}
