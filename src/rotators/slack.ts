// Slack's tokens of bots and people. With token rotation a new pair is got with the app's client; without it only a person
// who installs an app gets a token. Anyone who holds a token can end it.
import { AppError } from '../core/errors.js';
import type { Clock } from '../platform/clock.js';
import type { Intent, Reconciliation, RotationContext, Rotator, RotatorCapabilities } from './rotator.js';
import { requestToken, takeInToken, withdrawToken } from './slack/by-person.js';
import { slackClient } from './slack/client.js';
import { ACCESS_FIELD, confirmDead, isDead, proveToken, REFRESH_FIELD } from './slack/proof.js';
import { findPair, issuePair, revoke, withdrawPair } from './slack/rotation.js';
import { SLACK, type SlackSettings, type SlackWorld } from './slack/settings.js';
import { takeSnapshot } from './slack/snapshot.js';

export type { SlackClient, SlackSettings } from './slack/settings.js';

/** A rotator for one app, with its client where it has token rotation. */
export function slackRotator(settings: SlackSettings, clock: Clock): Rotator {
  const world: SlackWorld = {
    settings,
    call: slackClient(settings.api ?? SLACK, clock),
    clock,
    memory: { controlled: new Set() },
  };
  return { ...common(world), ...(settings.client === undefined ? byPerson(world) : byClient(world)) };
}

type Common = Pick<Rotator, 'provider' | 'snapshot' | 'verify' | 'disable' | 'confirm'>;
type Own = Omit<Rotator, keyof Common>;

function common(world: SlackWorld): Common {
  return {
    provider: 'slack',
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    verify: (ctx, plan, successor) => proveToken(world, ctx, plan, successor),
    disable: async (ctx, plan) => {
      if (await isDead(world, ctx, plan)) return;
      await revoke(world, ctx, plan.current.secret, 'the leaked token');
    },
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
  };
}

function byClient(world: SlackWorld): Own {
  const { refreshField = REFRESH_FIELD, accessField = ACCESS_FIELD } = world.settings;
  return {
    capabilities: {
      ...capabilities,
      orders: ['overlap', 'roll'],
      nativeExpiry: true,
      storedFields: [refreshField, accessField],
    },
    issue: (ctx, plan) => issuePair(world, ctx, plan),
    reconcile: async (ctx, intent) =>
      intent.effect === 'issue' ? findPair(world, ctx, intent.plan) : reconcileStop(world, ctx, intent),
    // The pair that was lost is known to nobody: its access token ends by itself, its refresh token is never used.
    removeLost: () => Promise.resolve(),
    withdraw: (ctx, _plan, successor) => withdrawPair(world, ctx, successor),
  };
}

function byPerson(world: SlackWorld): Own {
  return {
    capabilities: { ...capabilities, orders: ['by-person'], nativeExpiry: false },
    request: (_ctx, plan) => Promise.resolve().then(() => requestToken(world, plan)),
    intake: (ctx, plan, brought) => takeInToken(world, ctx, plan, brought),
    issue: () =>
      Promise.reject(new AppError('unsupported', 'slack: issuing: a token: only installing an app makes one')),
    // What a person makes is not ours to look for: it comes with `intake` or not at all.
    reconcile: (ctx, intent) => reconcileStop(world, ctx, intent),
    withdraw: (ctx, plan, successor) => withdrawToken(world, ctx, plan, successor),
  };
}

const capabilities = {
  // A token has no name beside it.
  newIdentifier: [],
  prepare: false,
  enable: false,
  endSessions: false,
  delete: false,
  testedAgainst: 'official SDK',
  testDetail:
    "a stateful fake after the vendor's pages on token rotation, which @slack/web-api is tested against too; not against " +
    'Slack, and not in an enterprise grid',
} as const satisfies Partial<RotatorCapabilities>;

async function reconcileStop(
  world: SlackWorld,
  ctx: RotationContext,
  { effect, plan }: Intent,
): Promise<Reconciliation> {
  if (effect !== 'disable') return { outcome: 'not-applied' };
  return { outcome: (await isDead(world, ctx, plan)) ? 'applied' : 'not-applied' };
}
