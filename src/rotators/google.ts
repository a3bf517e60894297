// Google's API keys and the keys of its service accounts: two rotators with one administrator. An API key's secret can be
// read again and its deletion undone; a service account's new key is made here, and Google gets only its public half.
import type { Clock } from '../platform/clock.js';
import {
  findOurs as findApiKey,
  issueKey as issueApiKey,
  withdrawKey as withdrawApiKey,
} from './google/api-key/issue.js';
import { confirmDead as confirmApiKeyDead, proveKey as proveApiKey } from './google/api-key/proof.js';
import { APIKEYS, type ApiKeyWorld, type GoogleApiKeySettings } from './google/api-key/settings.js';
import { takeSnapshot as takeApiKeySnapshot } from './google/api-key/snapshot.js';
import {
  disableLeaked as deleteApiKey,
  enableLeaked as undeleteApiKey,
  isStopped as isApiKeyGone,
} from './google/api-key/stop.js';
import { apiAt, googleWorld } from './google/client.js';
import {
  deleteOurs,
  findOurs,
  findTwins,
  freeSlot,
  issueKey,
  prepareKey,
  withdrawKey,
} from './google/service-account/issue.js';
import { confirmDead, proveKey } from './google/service-account/proof.js';
import {
  IAM,
  RESOURCES,
  type GoogleServiceAccountSettings,
  type ServiceAccountWorld,
} from './google/service-account/settings.js';
import { takeSnapshot } from './google/service-account/snapshot.js';
import { deleteLeaked, disableLeaked, enableLeaked, isDeleted, isStopped } from './google/service-account/stop.js';
import type { Intent, Reconciliation, RotationContext, Rotator, RotatorCapabilities } from './rotator.js';

export { readAdmin } from './google/client.js';
export type { GoogleApiKeySettings } from './google/api-key/settings.js';
export type { GoogleServiceAccountSettings } from './google/service-account/settings.js';

const MINUTE_MS = 60_000;

const apiKeyCapabilities: RotatorCapabilities = {
  orders: ['overlap'],
  // A key is used without a name.
  newIdentifier: [],
  prepare: false,
  enable: true,
  endSessions: false,
  // Deleting is what stops it; Google removes it for good after 30 days.
  delete: false,
  nativeExpiry: false,
  // As long as the console says that a changed key may take to be seen everywhere.
  propagationMs: 5 * MINUTE_MS,
  testedAgainst: 'official SDK',
  testDetail:
    'a stateful fake after the published service description, which @google-cloud/apikeys is tested against too; not ' +
    'against Google: how long a deletion takes is not shown',
};

/** A rotator for API keys. The administrator's token goes only to the configured addresses. */
export function googleApiKeyRotator(settings: GoogleApiKeySettings, clock: Clock): Rotator {
  const world: ApiKeyWorld = {
    ...googleWorld(settings, clock),
    settings,
    apikeys: apiAt(settings.apikeys ?? APIKEYS, clock),
    checkAt: (address) => apiAt(address, clock),
    memory: { canTellKeysApart: false },
  };
  return {
    provider: 'google',
    capabilities: apiKeyCapabilities,
    snapshot: (ctx, current) => takeApiKeySnapshot(world, ctx, current),
    issue: (ctx, plan) => issueApiKey(world, ctx, plan),
    reconcile: async (ctx, { effect, plan }) => {
      if (effect === 'issue') return findApiKey(world, ctx, plan);
      const isApplied = effect === 'disable' && (await isApiKeyGone(world, ctx, plan));
      return { outcome: isApplied ? 'applied' : 'not-applied' };
    },
    verify: (ctx, plan, successor) => proveApiKey(world, ctx, plan, successor),
    disable: (ctx, plan) => deleteApiKey(world, ctx, plan),
    enable: (ctx, plan) => undeleteApiKey(world, ctx, plan),
    confirm: (ctx, plan) => confirmApiKeyDead(world, ctx, plan),
    withdraw: (ctx, plan, successor) => withdrawApiKey(world, ctx, plan, successor),
  };
}

const serviceAccountCapabilities: RotatorCapabilities = {
  orders: ['overlap'],
  // A key file names its key.
  newIdentifier: ['overlap'],
  prepare: true,
  enable: true,
  // Access tokens of the old key live up to an hour, and only who holds one can end it.
  endSessions: false,
  delete: true,
  nativeExpiry: true,
  // IAM documents 2 minutes as usual for a change, and 7 or more as possible.
  propagationMs: 7 * MINUTE_MS,
  namesTwins: true,
  storedFields: ['type', 'project_id', 'client_email', 'client_id', 'token_uri'],
  testedAgainst: 'official SDK',
  testDetail:
    'a stateful fake after the published service description, which @googleapis/iam and google-auth-library are tested ' +
    'against too; not against Google: how long a disabled key works on is not shown',
};

/** A rotator for the keys of service accounts. The administrator's token goes only to the configured addresses. */
export function googleServiceAccountRotator(settings: GoogleServiceAccountSettings, clock: Clock): Rotator {
  const world: ServiceAccountWorld = {
    ...googleWorld(settings, clock),
    settings,
    iam: apiAt(settings.iam ?? IAM, clock),
    resources: apiAt(settings.resources ?? RESOURCES, clock),
    memory: { controlled: new Set() },
  };
  return {
    provider: 'google',
    capabilities: serviceAccountCapabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    prepare: (_ctx, plan) => prepareKey(plan),
    issue: (ctx, plan, prepared) => issueKey(world, ctx, plan, prepared),
    reconcile: (ctx, intent) => reconcile(world, ctx, intent),
    removeLost: (ctx, plan, { 'key-id': keyId = '' }) => deleteOurs(world, ctx, plan, keyId),
    verify: (ctx, plan, successor) => proveKey(world, ctx, plan, successor),
    disable: (ctx, plan) => disableLeaked(world, ctx, plan),
    enable: (ctx, plan) => enableLeaked(world, ctx, plan),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    delete: (ctx, plan) => deleteLeaked(world, ctx, plan),
    freeSlot: (ctx, plan, keyId) => freeSlot(world, ctx, plan, keyId),
    withdraw: (ctx, plan, successor) => withdrawKey(world, ctx, plan, successor),
  };
}

async function reconcile(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  { effect, plan, prepared }: Intent,
): Promise<Reconciliation> {
  switch (effect) {
    case 'issue':
      return prepared === undefined ? findTwins(world, ctx, plan) : findOurs(world, ctx, plan, prepared);
    case 'disable':
      return { outcome: (await isStopped(world, ctx, plan)) ? 'applied' : 'not-applied' };
    case 'delete':
      return { outcome: (await isDeleted(world, ctx, plan)) ? 'applied' : 'not-applied' };
    case 'endSessions':
      return { outcome: 'not-applied' };
  }
}
