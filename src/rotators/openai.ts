// Keys of OpenAI's projects and service accounts, and an organization's admin keys. OpenAI makes the secret and tells it
// once; a key's name carries the rotation. Stopping one can not be undone.
import type { Clock } from '../platform/clock.js';
import { openaiWorld } from './openai/client.js';
import { deleteOurs, freeSlot, issueKey } from './openai/issue.js';
import { confirmDead, proveKey } from './openai/proof.js';
import type { OpenaiSettings } from './openai/settings.js';
import { takeSnapshot } from './openai/snapshot.js';
import { lastUse, reconcile, stopLeaked } from './openai/stop.js';
import type { Rotator, RotatorCapabilities } from './rotator.js';

export type { OpenaiSettings } from './openai/settings.js';

const capabilities: RotatorCapabilities = {
  orders: ['overlap'],
  // A key has no user name beside it.
  newIdentifier: [],
  prepare: false,
  enable: false,
  endSessions: false,
  // Stopping removes it.
  delete: false,
  nativeExpiry: true,
  // The vendor says that changes wait for its cache of authentications, and not how long: our own bound.
  propagationMs: 10 * 60_000,
  namesTwins: true,
  testedAgainst: 'official SDK',
  testDetail:
    'a fake made from the types and routes of openai 6.49 and 7.57 and checked with 6.49; it could not show how much of a key lists show, nor what an expired key is answered',
};

/** A rotator for the keys of one project and its organization. The admin key goes only to the configured address. */
export function openaiRotator(settings: OpenaiSettings, clock: Clock): Rotator {
  const world = openaiWorld(settings, clock);
  return {
    provider: 'openai',
    capabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    issue: (ctx, plan) => issueKey(world, ctx, plan),
    reconcile: (ctx, intent) => reconcile(world, ctx, intent),
    lastUse: (ctx, plan) => lastUse(world, ctx, plan),
    removeLost: (ctx, plan, attributes) => deleteOurs(world, ctx, plan, attributes),
    verify: (ctx, plan, successor) => proveKey(world, ctx, plan, successor),
    disable: (ctx, plan) => stopLeaked(world, ctx, plan),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    freeSlot: (ctx, plan, id) => freeSlot(world, ctx, plan, id),
    withdraw: (ctx, plan, successor) => deleteOurs(world, ctx, plan, successor.attributes),
  };
}
