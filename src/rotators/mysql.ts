// MariaDB and MySQL users with a password. An account takes two passwords beside each other, so both live for a while under
// one name; by waiver, the new one comes instead of the old one. How an account is read and changed differs between the two
// servers, and stands in mysql/mariadb.ts and mysql/mysql8.ts.
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
} from './mysql/change.js';
import { confirmDead, proveSuccessor } from './mysql/proof.js';
import { endOldSessions, hasOldSessions } from './mysql/sessions.js';
import { takeSnapshot } from './mysql/snapshot.js';
import { asAdmin, type MysqlSettings, type MysqlWorld } from './mysql/world.js';
import type {
  Intent,
  Reconciliation,
  RotationContext,
  Rotator,
  RotatorCapabilities,
  SuccessorPlan,
} from './rotator.js';

export type { MysqlSettings } from './mysql/world.js';

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
  testDetail: 'MariaDB 10.11 (Debian); MySQL 8 on a fake only, which was written from its manual, on no real server',
};

/**
 * A rotator for one server. Host and port come from the settings only, whatever a credential says about itself.
 * @param admin a password for `adminUser`, or a `mysql:` or `mariadb:` URL of the same server
 */
export function mysqlRotator(settings: MysqlSettings, admin: SecretValue, clock: Clock): Rotator {
  const { host, port, adminUser } = settings;
  const place = { who: 'mysql', schemes: ['mysql', 'mariadb'], host, port, defaultPort: 3306, user: adminUser };
  const world: MysqlWorld = { address: settings, admin: adminLoginFrom(place, admin), clock };
  return {
    provider: 'mysql',
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
  throw new RangeError('mysql: issue: needs the prepared credential, which is sealed before');
}

async function reconcile(world: MysqlWorld, ctx: RotationContext, intent: Intent): Promise<Reconciliation> {
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
  world: MysqlWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential | undefined,
): Promise<Reconciliation> {
  return asAdmin(world, ctx, async (session) => ({
    outcome: (await hasOldSessions(session, plan, successor)) ? 'not-applied' : 'applied',
  }));
}
