// API keys of SendGrid. SendGrid makes the secret and tells it once; a key's name carries the rotation, so that one that
// was lost can be found by its id. A leaked key is deleted for good: to narrow it could be undone, but a narrow key is
// still let in, and so nobody could ever say of it that it is dead.
import type { Clock } from '../platform/clock.js';
import type { Rotator, RotatorCapabilities } from './rotator.js';
import { sendgridWorld } from './sendgrid/client.js';
import { findOurs, freeSlot, issueKey, removeOurs } from './sendgrid/issue.js';
import { confirmDead, deleteLeaked, proveKey, reconcileStop } from './sendgrid/proof.js';
import type { SendgridSettings } from './sendgrid/settings.js';
import { takeSnapshot } from './sendgrid/snapshot.js';

export type { SendgridSettings } from './sendgrid/settings.js';

const capabilities: RotatorCapabilities = {
  orders: ['overlap'],
  // The id stands in the key itself; nobody has to learn it.
  newIdentifier: [],
  prepare: false,
  enable: false,
  endSessions: false,
  delete: false,
  nativeExpiry: false,
  // SendGrid documents `some small propagation delay` without a number.
  propagationMs: 5 * 60_000,
  namesTwins: true,
  testedAgainst: 'official SDK',
  testDetail:
    "a fake after SendGrid's published description, which the official client speaks to; no real SendGrid was asked: " +
    'how long a deleted key goes on and what an account adds to the scopes of a key are unproven',
};

/** A rotator for the keys of one account. The administrator's key goes only to the configured address. */
export function sendgridRotator(settings: SendgridSettings, clock: Clock): Rotator {
  const world = sendgridWorld(settings, clock);
  return {
    provider: 'sendgrid',
    capabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    issue: (ctx, plan) => issueKey(world, ctx, plan),
    reconcile: async (ctx, { effect, plan }) => {
      if (effect === 'issue') return findOurs(world, ctx);
      return effect === 'disable' ? reconcileStop(world, ctx, plan) : { outcome: 'not-applied' };
    },
    removeLost: (ctx, _plan, attributes) => removeOurs(world, ctx, attributes),
    verify: (ctx, plan, successor) => proveKey(world, ctx, plan, successor),
    disable: (ctx, plan) => deleteLeaked(world, ctx, plan),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    freeSlot: (ctx, plan, id) => freeSlot(world, ctx, plan, id),
    withdraw: (ctx, _plan, successor) => removeOurs(world, ctx, successor.attributes),
  };
}
