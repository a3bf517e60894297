// Redis users of an ACL, `default` with its `requirepass` among them. A user takes several passwords beside each other, so
// both live for a while under one name; by waiver, the new one comes instead of the old one.
import type { Credential } from '../core/credential.js';
import { adminLoginFrom } from '../core/login-url.js';
import { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { randomPassword, URL_SAFE_ALPHABET } from '../platform/random.js';
import {
  enableOld,
  MADE_BY,
  reconcilePassword,
  reconcileStop,
  setPassword,
  stopLeaked,
  takeBack,
} from './redis/change.js';
import { confirmDead, proveSuccessor } from './redis/proof.js';
import { endOldSessions, hasOldSessions } from './redis/sessions.js';
import { takeSnapshot } from './redis/snapshot.js';
import { asAdmin, type RedisSettings, type RedisWorld } from './redis/world.js';
import type {
  Intent,
  Reconciliation,
  RotationContext,
  Rotator,
  RotatorCapabilities,
  SuccessorPlan,
} from './rotator.js';

export type { RedisSettings } from './redis/world.js';

const LETTERS_AND_DIGITS = URL_SAFE_ALPHABET.slice(0, 62);

const capabilities: RotatorCapabilities = {
  orders: ['overlap', 'in-place'],
  newIdentifier: [],
  prepare: true,
  enable: true,
  endSessions: true,
  delete: false,
  nativeExpiry: false,
  testedAgainst: 'real server',
  testDetail: 'Redis 7.0 (Debian), single; servers with replicas and clusters are refused',
};

/**
 * A rotator for one server. Host and port come from the settings only, whatever a credential says about itself.
 * @param admin a password for `adminUser`, or a `redis:` or `rediss:` URL of the same server
 */
export function redisRotator(settings: RedisSettings, admin: SecretValue, clock: Clock): Rotator {
  const { host, port, adminUser } = settings;
  const place = { who: 'redis', schemes: ['redis', 'rediss'], host, port, defaultPort: 6379, user: adminUser };
  const world: RedisWorld = { address: settings, admin: adminLoginFrom(place, admin), clock };
  return {
    provider: 'redis',
    capabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    prepare: (ctx, { current }) => Promise.resolve(prepareSuccessor(ctx, current)),
    issue: (ctx, plan, prepared) => setPassword(world, ctx, plan, requirePrepared(prepared)),
    reconcile: (ctx, intent) => reconcile(world, ctx, intent),
    verify: (ctx, _plan, successor) => proveSuccessor(world, ctx, successor),
    disable: (ctx, plan) => stopLeaked(world, ctx, plan),
    enable: (ctx, plan) => enableOld(world, ctx, plan),
    endSessions: (ctx, plan, successor) =>
      asAdmin(world, ctx, (session) => endOldSessions(world, ctx, session, plan, successor)),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    withdraw: async (ctx, plan, successor) => takeBack(world, ctx, plan, successor),
  };
}

/** 238 random bits in letters and digits, which need no escape anywhere. */
function prepareSuccessor(ctx: RotationContext, current: Credential): Credential {
  const secret = new SecretValue(randomPassword({ length: 40, alphabet: LETTERS_AND_DIGITS }));
  return { ...current, secret, attributes: { ...current.attributes, [MADE_BY]: ctx.rotationId } };
}

function requirePrepared(prepared: Credential | undefined): Credential {
  if (prepared !== undefined) return prepared;
  throw new RangeError('redis: issue: needs the prepared credential, which is sealed before');
}

async function reconcile(world: RedisWorld, ctx: RotationContext, intent: Intent): Promise<Reconciliation> {
  const { plan, prepared } = intent;
  switch (intent.effect) {
    case 'issue':
      return reconcilePassword(world, ctx, plan, requirePrepared(prepared));
    case 'disable':
      return reconcileStop(world, ctx, plan);
    case 'endSessions':
      return reconcileSessions(world, ctx, plan, prepared);
    case 'delete':
      return { outcome: 'not-applied' };
  }
}

function reconcileSessions(
  world: RedisWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential | undefined,
): Promise<Reconciliation> {
  return asAdmin(world, ctx, async (session) => ({
    outcome: (await hasOldSessions(session, plan, successor)) ? 'not-applied' : 'applied',
  }));
}
